package dev.overfit.statistics;

/** The straight line that is least off some points, by the sum of squares. */
public final class LeastSquares {
  private LeastSquares() {}

  /**
   * The slope of the line: {@code Σ (x - mean x)(y - mean y) / Σ (x - mean x)²}.
   *
   * @param x at least 2, finite, within ±1e100, not all the same
   * @param y as many, likewise, but may be all the same
   * @throws IllegalArgumentException where there are fewer, they are not as many, one is not finite
   *     or too large, or all x are the same
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
