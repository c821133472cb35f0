package dev.overfit.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalTest {
  @ParameterizedTest
  @CsvSource({"-1,true", "0,true", "2,true", "-1.001,false", "2.001,false", "NaN,false"})
  void containsItsEnds(double value, boolean inside) {
    assertThat(new Interval(-1, 2).contains(value)).isEqualTo(inside);
  }

  @ParameterizedTest
  @CsvSource({
    "-0.005,0.005,true",
    "-0.001,0.004,true",
    "-0.0051,0.001,false",
    "-0.001,0.0051,false",
    "0.006,0.007,false",
    "-0.007,-0.006,false"
  })
  void isWithinAMarginIfAllOfItIs(double low, double high, boolean within) {
    assertThat(new Interval(low, high).isWithin(0.005)).isEqualTo(within);
  }

  @Test
  void aPointHasNoWidth() {
    assertThat(new Interval(3, 3).width()).isZero();
    assertThat(new Interval(-1, 2).width()).isEqualTo(3);
    assertThat(new Interval(0, 0).isWithin(0)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"2,1", "NaN,1", "1,NaN", "-Infinity,1", "1,Infinity"})
  void endsAreFiniteAndInOrder(double low, double high) {
    assertThatThrownBy(() -> new Interval(low, high))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "interval: expected finite ends, the lower one first, received %s and %s", low, high);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
  void aMarginIsANumberOfAtLeastZero(double margin) {
    assertThatThrownBy(() -> new Interval(0, 1).isWithin(margin))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("margin: expected a finite number of at least 0, received %s", margin);
  }
}
