package dev.overfit.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LeastSquaresTest {
  @Test
  void isTheSlopeOfPointsOnALine() {
    assertThat(LeastSquares.slope(new double[] {1, 2, 5}, new double[] {7, 5, -1})).isEqualTo(-2);
  }

  /**
   * Means 7/3 and 2; deviations -4/3, -1/3, 5/3 of x and -1, 2, -1 of y: products 4/3 - 2/3 - 5/3 =
   * -1, squares 16/9 + 1/9 + 25/9 = 42/9.
   */
  @Test
  void isLeastOffPointsThatAreNotOnOne() {
    assertThat(LeastSquares.slope(new double[] {1, 2, 4}, new double[] {1, 4, 1}))
        .isCloseTo(-9.0 / 42, within(1e-15));
  }

  /** The middle one of three equally spaced points has no influence. */
  @Test
  void ofThreeEvenPointsTheEndsDecide() {
    double[] even = {3, 4, 5};
    assertThat(LeastSquares.slope(even, new double[] {0.6, 9, 0.5}))
        .isCloseTo(-0.05, within(1e-15));
    assertThat(LeastSquares.slope(even, new double[] {2, 2, 2})).isZero();
  }

  @Test
  void aLineOfOnePlaceIsRefused() {
    assertThatThrownBy(() -> LeastSquares.slope(new double[] {2, 2}, new double[] {1, 3}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("x: expected two that differ, received 2.0 alone");
    assertThatThrownBy(() -> LeastSquares.slope(new double[] {1, 2}, new double[] {1, 2, 3}))
        .hasMessage("y: expected as many as x, 2, received 3");
    assertThatThrownBy(() -> LeastSquares.slope(new double[] {1}, new double[] {1}))
        .hasMessage("x: expected at least 2, received 1");
    assertThatThrownBy(() -> LeastSquares.slope(new double[] {1, 2}, new double[] {1, Double.NaN}))
        .hasMessageStartingWith("y[1]: expected a finite number");
  }
}
