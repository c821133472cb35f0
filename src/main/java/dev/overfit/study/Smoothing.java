package dev.overfit.study;

/**
 * The smoothing of the tutorial's plots. With {@code d = i - j}:
 *
 * <pre>{@code
 * s[i] = sum over j of k(d) * v[j] / sum over j of k(d),   k(d) = exp(-(d / 5)^2),   |d| <= 4 * std
 * }</pre>
 *
 * <p>At the ends the kernel is cut and renormalized. A value that is not finite is kept and has no
 * part in its neighbors' means, so that a curve that diverges keeps its shape up to that point.
 *
 * <p>Source: {@code HistoryPlotter} of <a
 * href="https://github.com/tensorflow/docs/blob/master/tools/tensorflow_docs/plots/__init__.py">
 * tensorflow_docs.plots</a>, in which {@code smoothing_std} only sets where the kernel is cut.
 *
 * @param std a quarter of the reach of the kernel, in epochs, at least 0
 */
public record Smoothing(int std) {
  /** The tutorial's smoothing, {@code smoothing_std=10}. */
  public static final Smoothing TUTORIAL = new Smoothing(10);

  private static final double SCALE = 5;

  public Smoothing {
    if (std < 0) {
      throw new IllegalArgumentException("std: expected at least 0, received " + std);
    }
  }

  /** Returns the smoothed values, as many as were given. */
  public double[] apply(double[] values) {
    double[] smoothed = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      smoothed[i] = Double.isFinite(values[i]) ? mean(values, i) : values[i];
    }
    return smoothed;
  }

  private double mean(double[] values, int i) {
    int reach = 4 * std;
    double sum = 0;
    double weights = 0;
    for (int j = Math.max(0, i - reach); j <= Math.min(values.length - 1, i + reach); j++) {
      if (Double.isFinite(values[j])) {
        double weight = Math.exp(-Math.pow((i - j) / SCALE, 2));
        sum += weight * values[j];
        weights += weight;
      }
    }
    return sum / weights;
  }
}
