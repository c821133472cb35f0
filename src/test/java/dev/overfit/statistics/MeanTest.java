package dev.overfit.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeanTest {
  @Test
  void isTheSumOverTheNumber() {
    assertThat(Mean.of(new double[] {1, 2, 6})).isEqualTo(3);
    assertThat(Mean.of(new double[] {-7})).isEqualTo(-7);
  }

  @Test
  void ofEqualValuesIsExactlyTheirs() {
    // adding up a million tenths gives 100000.00000133288
    double[] tenths = new double[1_000_000];
    Arrays.fill(tenths, 0.1);
    assertThat(Mean.of(tenths)).isEqualTo(0.1);
  }

  @ParameterizedTest
  @MethodSource
  void agreesWithNumPy(JsonNode expected) {
    assertThat(Mean.of(SciPy.array(expected.get("values"))))
        .isCloseTo(expected.get("mean").asDouble(), within(3e-10)); // the ulp of 1e6 is 1.2e-10
  }

  static Iterable<JsonNode> agreesWithNumPy() {
    return SciPy.cases("moments");
  }

  @Test
  void noValueHasNone() {
    assertThatThrownBy(() -> Mean.of(new double[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("values: expected at least 1, received 0");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY, 1e101})
  void whatIsNoNumberToReckonWithIsRefused(double bad) {
    assertThatThrownBy(() -> Mean.of(new double[] {1, bad}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("values[1]: expected a finite number within ±1e+100, received %s", bad);
  }
}
