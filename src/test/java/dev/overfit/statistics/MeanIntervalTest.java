package dev.overfit.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MeanIntervalTest {
  @Test
  void reachesFarForFewValues() {
    // Mean 2, s 1, standard error 1 / sqrt(3) = 0.577350; t(0.975; 2) in the tables is 4.302653.
    Interval interval = MeanInterval.of(new double[] {3, 1, 2});
    assertThat(interval.low()).isCloseTo(2 - 2.484138, within(1e-6));
    assertThat(interval.high()).isCloseTo(2 + 2.484138, within(1e-6));
  }

  @ParameterizedTest
  @MethodSource
  void agreesWithSciPy(JsonNode expected) {
    Interval interval = MeanInterval.of(SciPy.array(expected.get("differences")));
    assertThat(interval.low()).isCloseTo(expected.get("low").asDouble(), within(1e-13));
    assertThat(interval.high()).isCloseTo(expected.get("high").asDouble(), within(1e-13));
  }

  static Iterable<JsonNode> agreesWithSciPy() {
    return SciPy.cases("t_test");
  }

  @Test
  void equalValuesLeaveNoDoubt() {
    assertThat(MeanInterval.of(new double[] {0.1, 0.1, 0.1})).isEqualTo(new Interval(0.1, 0.1));
  }

  @Test
  void holdsTheMeanInNineteenOfTwentySamples() {
    Gaussian gaussian = new Gaussian(5);
    int samples = 4_000;
    long held =
        IntStream.range(0, samples)
            .filter(i -> MeanInterval.of(gaussian.sample(5, 0.58, 0.01)).contains(0.58))
            .count();
    // three standard errors of the share: 3 * sqrt(0.95 * 0.05 / 4,000) = 0.0103
    assertThat(held / (double) samples).isCloseTo(0.95, within(0.0103));
  }

  @Test
  void oneValueHasNoInterval() {
    assertThatThrownBy(() -> MeanInterval.of(new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("values: expected at least 2, received 1");
  }
}
