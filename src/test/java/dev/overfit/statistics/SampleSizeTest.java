package dev.overfit.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SampleSizeTest {
  @ParameterizedTest
  @MethodSource
  void replicatesAreAboutWhatThePowerOfSciPysTTestAsksFor(JsonNode expected) {
    int comparisons = expected.get("comparisons").asInt();
    int count = expected.get("count").asInt();
    int signs = SampleSize.replicates(ofEffect(100), comparisons).orElseThrow();
    int found =
        SampleSize.replicates(ofEffect(expected.get("effect").asDouble()), comparisons)
            .orElseThrow();
    assertThat(found).isCloseTo(Math.max(count, signs), within(1));
  }

  static Iterable<JsonNode> replicatesAreAboutWhatThePowerOfSciPysTTestAsksFor() {
    return SciPy.cases("replicates");
  }

  @ParameterizedTest
  @CsvSource({"1,6", "6,8", "7,9", "45,11"})
  void replicatesAreAtLeastWhatTheSignsCanShow(int comparisons, int least) {
    // 2 / 2^6 = 0.031; 2 / 2^8 = 0.0078 <= 0.05 / 6 = 0.0083, but not 0.05 / 7 = 0.0071.
    assertThat(SampleSize.replicates(ofEffect(100), comparisons)).hasValue(least);
    assertThat(SampleSize.replicates(new double[] {0.1, 0.1}, comparisons)).hasValue(least);
  }

  @Test
  void signsFindTheDifferenceInAboutFourOfFiveSuchSamples() {
    int count = SampleSize.replicates(ofEffect(1), 6).orElseThrow();
    Gaussian gaussian = new Gaussian(2);
    long found =
        IntStream.range(0, 200)
            .filter(i -> SignFlipTest.pValue(gaussian.sample(count, 1, 1), 0) <= 0.05 / 6)
            .count();
    assertThat(found / 200.0).isCloseTo(0.8, within(0.1));
  }

  @Test
  void neitherSignNorUnitOfTheDifferencesMatters() {
    int count = SampleSize.replicates(ofEffect(0.5), 3).orElseThrow();
    assertThat(SampleSize.replicates(ofEffect(-0.5), 3)).hasValue(count);
    double[] thousandths = ofEffect(0.5);
    thousandths[0] *= 0.001;
    thousandths[1] *= 0.001;
    assertThat(SampleSize.replicates(thousandths, 3)).hasValue(count);
  }

  @Test
  void moreThanAThousandReplicatesAreNoPlan() {
    // (1.96 + 0.84)^2 / 0.01 = 785, / 0.0064 = 1,227
    assertThat(SampleSize.replicates(ofEffect(0.1), 1)).isPresent();
    assertThat(SampleSize.replicates(ofEffect(0.08), 1)).isEmpty();
    assertThat(SampleSize.replicates(new double[] {1, -1}, 1)).isEmpty();
    assertThat(SampleSize.replicates(new double[] {0, 0}, 1)).isEmpty();
  }

  @Test
  void argumentsOfReplicatesAreChecked() {
    assertThatThrownBy(() -> SampleSize.replicates(new double[1], 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("differences: expected at least 2, received 1");
    assertThatThrownBy(() -> SampleSize.replicates(new double[2], 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("comparisons: expected at least 1, received 0");
  }

  /** Returns two differences with the given mean and a standard deviation of 1. */
  private static double[] ofEffect(double mean) {
    return new double[] {mean - Math.sqrt(0.5), mean + Math.sqrt(0.5)};
  }

  @Test
  void rowsShrinkTheIntervalUntilItLeavesZeroOut() {
    // 6 to each side of 4 must become 4: (6/4)^2 = 2.25 times the rows. To be within ±5 it must
    // become 1: 36 times.
    assertThat(SampleSize.rows(4, new Interval(-2, 10), 1_000, 5)).hasValue(2_250);
    assertThat(SampleSize.rows(-4, new Interval(-10, 2), 1_000, 5)).hasValue(2_250);
  }

  @Test
  void rowsShrinkTheIntervalUntilItIsSmall() {
    // 6 to each side of 1 must become 4 to be within ±5, and 1 to exclude 0.
    assertThat(SampleSize.rows(1, new Interval(-5, 7), 1_000, 5)).hasValue(2_250);
    assertThat(SampleSize.rows(-1, new Interval(-7, 5), 1_000, 5)).hasValue(2_250);
    assertThat(SampleSize.rows(0, new Interval(-10, 10), 1_000, 5)).hasValue(4_000);
  }

  @Test
  void aSideThatIsLongerCounts() {
    // To exclude 0, 8 below must become 4; to be within ±5, 2 above must become 1 and 8 below 9.
    assertThat(SampleSize.rows(4, new Interval(-4, 6), 100, 5)).hasValue(400);
    // 3 above must become 1, 9 times the rows, so excluding 0 comes first.
    assertThat(SampleSize.rows(4, new Interval(-4, 7), 100, 5)).hasValue(400);
    // With 1.5 above, 2.25 times the rows are enough, and 8 below is within ±5 already.
    assertThat(SampleSize.rows(4, new Interval(-4, 5.5), 100, 5)).hasValue(225);
  }

  /**
   * With a mean of 0 and a standard deviation of 1, t(0.975; 5) / √6 is 2.571 / 2.449 with 6
   * replicates, more than 1; with 7 it is 2.447 / 2.646, less.
   */
  @Test
  void replicatesToBeSmallAreThoseWhoseIntervalFits() {
    double[] differences = {-1, 0, 1};
    assertThat(SampleSize.replicatesToBeSmall(differences, 1)).hasValue(7);
    assertThat(SampleSize.replicatesToBeSmall(differences, 0.001)).isEmpty();
    assertThat(SampleSize.replicatesToBeSmall(new double[] {2, 2}, 1)).isEmpty();
    assertThat(SampleSize.replicatesToBeSmall(new double[] {1, 1}, 1)).hasValue(2);
  }

  @Test
  void whatIsSettledNeedsNoMore() {
    assertThat(SampleSize.rows(4, new Interval(1, 7), 1_000, 5)).hasValue(1_000);
    assertThat(SampleSize.rows(1, new Interval(-2, 4), 1_000, 5)).hasValue(1_000);
    assertThat(SampleSize.rows(0, new Interval(0, 0), 1_000, 5)).hasValue(1_000);
  }

  @Test
  void moreThanABillionRowsAreNoPlan() {
    assertThat(SampleSize.rows(0, new Interval(-1, 1), 1_000, 0)).isEmpty();
    assertThat(SampleSize.rows(1e-9, new Interval(-1, 1), 1_000, 0)).isEmpty();
    // (1 / 0.001)^2 * 1,000 is a billion, * 1,001 is more.
    assertThat(SampleSize.rows(0, new Interval(-1, 1), 1_000, 0.001))
        .isEqualTo(OptionalLong.of(1_000_000_000));
    assertThat(SampleSize.rows(0, new Interval(-1, 1), 1_001, 0.001)).isEmpty();
  }

  @Test
  void withSoManyRowsItWouldBeSettledAndWithFewerNot() {
    Gaussian gaussian = new Gaussian(4);
    for (int i = 0; i < 500; i++) {
      double mean = gaussian.next();
      Interval interval =
          new Interval(mean - 1 - Math.abs(gaussian.next()), mean + 1 + Math.abs(gaussian.next()));
      long rows = SampleSize.rows(mean, interval, 1_000, 0.3).orElseThrow();
      assertThat(settled(mean, interval, rows * 1.001)).isTrue();
      assertThat(rows == 1_000 || !settled(mean, interval, rows * 0.998)).isTrue();
    }
  }

  private static boolean settled(double mean, Interval interval, double rows) {
    double factor = Math.sqrt(1_000 / rows);
    Interval shrunk =
        new Interval(
            mean - factor * (mean - interval.low()), mean + factor * (interval.high() - mean));
    return !shrunk.contains(0) || shrunk.isWithin(0.3);
  }

  @Test
  void argumentsOfRowsAreChecked() {
    Interval interval = new Interval(-1, 1);
    assertThatThrownBy(() -> SampleSize.rows(Double.NaN, interval, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("mean: expected a finite number, received NaN");
    assertThatThrownBy(() -> SampleSize.rows(0, interval, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rows: expected at least 1, received 0");
    assertThatThrownBy(() -> SampleSize.rows(0, interval, 1, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("margin: expected a finite number of at least 0, received -1.0");
  }
}
