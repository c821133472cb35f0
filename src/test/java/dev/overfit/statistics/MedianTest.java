package dev.overfit.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MedianTest {
  @Test
  void isTheMiddleOrTheMeanOfTheMiddleTwo() {
    assertThat(Median.of(new double[] {5, 1, 3})).isEqualTo(3);
    assertThat(Median.of(new double[] {5, 1, 3, 4})).isEqualTo(3.5);
    assertThat(Median.of(new double[] {8})).isEqualTo(8);
  }

  @ParameterizedTest
  @MethodSource
  void agreesWithNumPy(JsonNode expected) {
    assertThat(Median.of(SciPy.array(expected.get("values"))))
        .isEqualTo(expected.get("median").asDouble());
  }

  static Iterable<JsonNode> agreesWithNumPy() {
    return SciPy.cases("moments");
  }

  @Test
  void theLowerOneIsAValueThatIsThere() {
    assertThat(Median.indexOfLower(new double[] {5, 1, 3})).isEqualTo(2);
    // Sorted 1, 3, 4, 5: the ranks in the middle are 1 and 2, and the lower one is 3's.
    assertThat(Median.indexOfLower(new double[] {5, 1, 3, 4})).isEqualTo(2);
    assertThat(Median.indexOfLower(new double[] {2, 1})).isEqualTo(1);
    assertThat(Median.indexOfLower(new double[] {7})).isZero();
  }

  @Test
  void ofEqualValuesTheFirstIsTheLowerOne() {
    assertThat(Median.indexOfLower(new double[] {9, 4, 4, 4, 1})).isEqualTo(1);
    assertThat(Median.indexOfLower(new double[] {2, 2})).isZero();
    assertThat(Median.indexOfLower(new double[] {0.0, -0.0})).isZero();
  }

  @Test
  void valuesStayInTheirOrder() {
    double[] values = {3, 1, 2};
    Median.of(values);
    Median.indexOfLower(values);
    assertThat(values).containsExactly(3, 1, 2);
  }

  @Test
  void noValuesHaveNone() {
    assertThatThrownBy(() -> Median.of(new double[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("values: expected at least 1, received 0");
    assertThatThrownBy(() -> Median.indexOfLower(new double[] {Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("values[0]: expected a finite number");
  }
}
