package dev.overfit.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.overfit.data.Dataset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Tests how the features are distributed. */
class SharesTest {
  private static final Dataset ROWS = SimulatedHiggs.load(1, 20_000).dataset();

  /**
   * The shares were counted with NumPy in the first 200,000 rows of seed 0, after {@link
   * AgreementTest} had found that those rows agree with the real ones. The standard error of a
   * share is at most 0.0052 here; b-tags are levels.
   */
  @ParameterizedTest
  @CsvFileSource(resources = "shares.csv", numLinesToSkip = 1)
  void shareAtOrBelowAValueIsStable(String feature, int label, double value, double share) {
    assertThat(Distribution.of(ROWS, feature, label).share(value)).isCloseTo(share, within(0.02));
  }
}
