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
import org.junit.jupiter.params.provider.ValueSource;

class CorrectedResampledTTestTest {
  private static final int SIMULATIONS = 4_000;

  @Test
  void widensTheVarianceByTheRatio() {
    // Mean 2, s 1, (1/3 + 1/6) = 1/2, so t = 2 / sqrt(1/2) = sqrt(8). With 2 degrees of freedom
    // p = 1 - t / sqrt(2 + t^2) = 1 - sqrt(8/10) = 0.105573.
    double[] differences = {1, 2, 3};
    assertThat(CorrectedResampledTTest.pValue(differences, 1 / 6.0))
        .isCloseTo(1 - Math.sqrt(0.8), within(1e-14));
    // t(0.975; 2) = 4.302653, times sqrt(1/2) = 3.042435
    Interval interval = CorrectedResampledTTest.interval(differences, 1 / 6.0);
    assertThat(interval.low()).isCloseTo(2 - 3.042435, within(1e-6));
    assertThat(interval.high()).isCloseTo(2 + 3.042435, within(1e-6));
  }

  @ParameterizedTest
  @MethodSource("references")
  void withoutARatioIsSciPysPairedTTest(JsonNode expected) {
    double[] differences = SciPy.array(expected.get("differences"));
    assertThat(CorrectedResampledTTest.pValue(differences, 0))
        .isCloseTo(expected.get("p").asDouble(), within(1e-11));
    Interval interval = CorrectedResampledTTest.interval(differences, 0);
    assertThat(interval.low()).isCloseTo(expected.get("low").asDouble(), within(1e-13));
    assertThat(interval.high()).isCloseTo(expected.get("high").asDouble(), within(1e-13));
  }

  @ParameterizedTest
  @MethodSource("references")
  void agreesWithTheFormulaBySciPysT(JsonNode reference) {
    double[] differences = SciPy.array(reference.get("differences"));
    for (JsonNode expected : reference.get("corrected")) {
      double ratio = expected.get("ratio").asDouble();
      Interval interval = CorrectedResampledTTest.interval(differences, ratio);
      assertThat(CorrectedResampledTTest.pValue(differences, ratio))
          .isCloseTo(expected.get("p").asDouble(), within(1e-13));
      assertThat(interval.low()).isCloseTo(expected.get("low").asDouble(), within(1e-13));
      assertThat(interval.high()).isCloseTo(expected.get("high").asDouble(), within(1e-13));
    }
  }

  static Iterable<JsonNode> references() {
    return SciPy.cases("t_test");
  }

  @Test
  void orderAndSignDoNotMatter() {
    double p = CorrectedResampledTTest.pValue(new double[] {1, 4, 2, 3}, 0.25);
    assertThat(CorrectedResampledTTest.pValue(new double[] {4, 3, 2, 1}, 0.25)).isEqualTo(p);
    assertThat(CorrectedResampledTTest.pValue(new double[] {-1, -4, -2, -3}, 0.25)).isEqualTo(p);
  }

  @Test
  void equalDifferencesAreCertainUnlessTheyAreZero() {
    assertThat(CorrectedResampledTTest.pValue(new double[] {0.1, 0.1, 0.1}, 0.5)).isZero();
    assertThat(CorrectedResampledTTest.pValue(new double[3], 0.5)).isEqualTo(1);
    assertThat(CorrectedResampledTTest.interval(new double[3], 0.5)).isEqualTo(new Interval(0, 0));
  }

  @Test
  void theIntervalLeavesZeroOutWhereTheTestFindsADifference() {
    Gaussian gaussian = new Gaussian(3);
    int found = 0;
    for (int i = 0; i < 500; i++) {
      double[] differences = gaussian.sample(6, 1, 1);
      boolean out = !CorrectedResampledTTest.interval(differences, 0.2).contains(0);
      assertThat(CorrectedResampledTTest.pValue(differences, 0.2) < 0.05).isEqualTo(out);
      found += out ? 1 : 0;
    }
    assertThat(found).isBetween(50, 450);
  }

  @Test
  void holdsItsLevelWhereThePlainTestCriesWolf() {
    // Differences with a correlation of ratio / (1 + ratio), which the correction is made for.
    double ratio = 0.25;
    assertThat(shareFound(ratio, ratio)).isCloseTo(0.05, within(0.0103)); // 3 standard errors
    assertThat(shareFound(ratio, 0)).isGreaterThan(0.2);
  }

  private static double shareFound(double trueRatio, double ratio) {
    Gaussian gaussian = new Gaussian(7);
    double correlation = trueRatio / (1 + trueRatio);
    return IntStream.range(0, SIMULATIONS)
            .filter(
                i -> {
                  double shared = Math.sqrt(correlation) * gaussian.next();
                  double[] own = gaussian.sample(10, shared, Math.sqrt(1 - correlation));
                  return CorrectedResampledTTest.pValue(own, ratio) < 0.05;
                })
            .count()
        / (double) SIMULATIONS;
  }

  @Test
  void aLargerRatioNeverGivesASmallerP() {
    double[] differences = {0.4, -0.1, 0.3, 0.5};
    double[] pValues =
        Arrays.stream(new double[] {0, 0.1, 0.2, 0.5, 1, 10})
            .map(ratio -> CorrectedResampledTTest.pValue(differences, ratio))
            .toArray();
    assertThat(pValues).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void oneDifferenceIsTooFew() {
    assertThatThrownBy(() -> CorrectedResampledTTest.pValue(new double[1], 0.1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("differences: expected at least 2, received 1");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
  void aRatioIsANumberOfAtLeastZero(double ratio) {
    assertThatThrownBy(() -> CorrectedResampledTTest.interval(new double[2], ratio))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "judgeToTrainingRatio: expected a finite number of at least 0, received %s", ratio);
  }
}
