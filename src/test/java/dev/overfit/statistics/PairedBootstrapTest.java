package dev.overfit.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PairedBootstrapTest {
  @Test
  void reachesFromPercentileToPercentile() {
    // The number of ones in a resample is binomial(10, 0.1): 0 with 0.349, at most 2 with 0.930, at
    // most 3 with 0.987. So the 2.5 % percentile of the mean is 0, the 97.5 % percentile is 0.3.
    Interval interval = mean(new double[] {0, 0, 0, 1, 0, 0, 0, 0, 0, 0}, 1);
    assertThat(interval.low()).isCloseTo(0, within(1e-15));
    assertThat(interval.high()).isCloseTo(0.3, within(1e-15));
  }

  @ParameterizedTest
  @MethodSource
  void agreesWithSciPysBootstrap(JsonNode expected) {
    double[] differences = SciPy.array(expected.get("differences"));
    Interval interval = mean(differences, 1);
    // The percentile of 10,000 normal means has a standard error of sqrt(0.025 * 0.975 / 10,000) /
    // 0.0584 = 0.027 of theirs; three of them, and some for SciPy's own.
    double error = StandardDeviation.of(differences) / Math.sqrt(differences.length);
    assertThat(interval.low()).isCloseTo(expected.get("low").asDouble(), within(0.09 * error));
    assertThat(interval.high()).isCloseTo(expected.get("high").asDouble(), within(0.09 * error));
  }

  static Iterable<JsonNode> agreesWithSciPysBootstrap() {
    return SciPy.cases("bootstrap");
  }

  @Test
  void allPairsSeeTheSameResamples() {
    double[] first = new Gaussian(1).sample(101, 0.1, 1);
    double[] second = new Gaussian(2).sample(101, -0.1, 2);
    double[] turned = Arrays.stream(first).map(value -> 1 - 2 * value).toArray();
    Interval[] together = PairedBootstrap.means(new double[][] {first, second, turned}, 3);
    assertThat(together[0]).isEqualTo(mean(first, 3));
    assertThat(together[1]).isEqualTo(mean(second, 3));
    assertThat(together[2].low()).isCloseTo(1 - 2 * together[0].high(), within(1e-13));
    assertThat(together[2].high()).isCloseTo(1 - 2 * together[0].low(), within(1e-13));
  }

  @Test
  void resamplesAreThoseOfTheSeed() {
    double[] differences = new Gaussian(4).sample(50, 0, 1);
    Interval interval = mean(differences, 8);
    assertThat(mean(differences.clone(), 8)).isEqualTo(interval);
    assertThat(mean(differences, 9)).isNotEqualTo(interval);
  }

  @Test
  void equalDifferencesLeaveNoDoubt() {
    double[] tenths = new double[7];
    Arrays.fill(tenths, 0.1);
    assertThat(mean(tenths, 1)).isEqualTo(new Interval(0.1, 0.1));
  }

  @Test
  void holdsTheMeanInNearlyNineteenOfTwentySamples() {
    // Slightly less than 95 %: the interval has s over n and no more than the normal's quantiles.
    Gaussian gaussian = new Gaussian(6);
    int samples = 1_000;
    long held =
        IntStream.range(0, samples)
            .filter(i -> PairedBootstrap.means(skewed(gaussian, 100), i, 500)[0].contains(1))
            .count();
    assertThat(held / (double) samples).isBetween(0.91, 0.96);
  }

  /** Returns squares of normals: mean 1, skewed to the right. */
  private static double[][] skewed(Gaussian gaussian, int rows) {
    double[] normal = gaussian.sample(rows, 0, 1);
    return new double[][] {Arrays.stream(normal).map(value -> value * value).toArray()};
  }

  @Test
  void isNormalBeyondTheMostRowsAndNoOtherThanTheBootstrapThere() {
    double[] most = skewed(new Gaussian(9), PairedBootstrap.MOST_ROWS)[0];
    double[] more = Arrays.copyOf(most, most.length + 1);
    more[most.length] = 1;
    double error = StandardDeviation.of(more) / Math.sqrt(more.length);
    Interval normal = mean(more, 1);
    assertThat(normal.low()).isCloseTo(Mean.of(more) - 1.959964 * error, within(1e-8));
    assertThat(normal.high()).isCloseTo(Mean.of(more) + 1.959964 * error, within(1e-8));
    assertThat(mean(more, 2)).isEqualTo(normal);
    Interval resampled = mean(most, 1);
    assertThat(resampled).isNotEqualTo(mean(most, 2));
    assertThat(resampled.low()).isCloseTo(normal.low(), within(0.1 * error));
    assertThat(resampled.high()).isCloseTo(normal.high(), within(0.1 * error));
  }

  @Test
  void noPairsHaveNoIntervals() {
    assertThat(PairedBootstrap.means(new double[0][], 1)).isEmpty();
  }

  @Test
  void rowsOfAllPairsAreTheSame() {
    assertThatThrownBy(() -> PairedBootstrap.means(new double[][] {{1, 2, 3}, {1, 2}}, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("differences[1]: expected 3 rows, as the first pair has, received 2");
  }

  @Test
  void whatCannotBeResampledIsRefused() {
    assertThatThrownBy(() -> PairedBootstrap.means(new double[][] {{1}}, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("differences[0]: expected at least 2, received 1");
    assertThatThrownBy(() -> PairedBootstrap.means(new double[][] {{1, 2}, {Double.NaN, 3}}, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("differences[1][0]: expected a finite number within ±1e+100, received NaN");
    assertThatThrownBy(() -> PairedBootstrap.means(new double[][] {{1, 2}}, 0, 99))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("resamples: expected at least 100, received 99");
  }

  private static Interval mean(double[] differences, long seed) {
    return PairedBootstrap.means(new double[][] {differences}, seed)[0];
  }
}
