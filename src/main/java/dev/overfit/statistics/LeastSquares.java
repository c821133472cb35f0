package dev.overfit.statistics;

/** The straight line that fits some points best by the sum of squares. */
public final class LeastSquares {
  private LeastSquares() {}

  /**
   * Returns the slope of the line: {@code Σ (x - mean x)(y - mean y) / Σ (x - mean x)²}.
   *
   * @param x at least 2, finite, within ±1e100, not all equal
   * @param y as many as {@code x}, finite, within ±1e100; may be all equal
   * @throws IllegalArgumentException if there are fewer, the lengths differ, a value is not finite
   *     or too large, or all x are equal
   */
  public static double slope(double[] x, double[] y) {
    Samples.check("x", x, 2);
    Samples.check("y", y, 2);
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "y: expected as many as x, " + x.length + ", received " + y.length);
    }
    double meanX = Mean.of(x);
    double meanY = Mean.of(y);
    double products = 0;
    double squares = 0;
    for (int i = 0; i < x.length; i++) {
      products += (x[i] - meanX) * (y[i] - meanY);
      squares += (x[i] - meanX) * (x[i] - meanX);
    }
    if (squares == 0) {
      throw new IllegalArgumentException(
          "x: expected two that differ, received " + x[0] + " alone");
    }
    return products / squares;
  }
}
