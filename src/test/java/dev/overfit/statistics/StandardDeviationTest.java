package dev.overfit.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StandardDeviationTest {
  @Test
  void dividesByOneLessThanTheirNumber() {
    // The mean is 5, the squared deviations are 9, 1, 1, 1, 0, 0, 4 and 16, together 32.
    assertThat(StandardDeviation.of(new double[] {2, 4, 4, 4, 5, 5, 7, 9}))
        .isCloseTo(Math.sqrt(32 / 7.0), within(1e-15));
  }

  @Test
  void ofEqualValuesIsExactlyZero() {
    double[] tenths = new double[12_345];
    Arrays.fill(tenths, 0.1);
    assertThat(StandardDeviation.of(tenths)).isZero();
  }

  @ParameterizedTest
  @MethodSource
  void agreesWithNumPy(JsonNode expected) {
    assertThat(StandardDeviation.of(SciPy.array(expected.get("values"))))
        .isCloseTo(expected.get("sd").asDouble(), within(1e-9));
  }

  static Iterable<JsonNode> agreesWithNumPy() {
    return SciPy.cases("moments");
  }

  @Test
  void oneValueHasNone() {
    assertThatThrownBy(() -> StandardDeviation.of(new double[1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("values: expected at least 2, received 1");
  }
}
