package dev.overfit.statistics;

/** The arithmetic mean. */
public final class Mean {
  private Mean() {}

  /**
   * Returns the mean, corrected once by the mean deviation of the values from it, so that rounding
   * errors do not add up over many values. The result is never outside the range of the values, so
   * the mean of equal values is exact.
   *
   * @param values at least 1, finite, within ±1e100
   * @throws IllegalArgumentException if there is no value, or one is not finite or too large
   */
  public static double of(double[] values) {
    Samples.check("values", values, 1);
    double lowest = values[0];
    double highest = values[0];
    double sum = 0;
    for (double value : values) {
      lowest = Math.min(lowest, value);
      highest = Math.max(highest, value);
      sum += value;
    }
    double mean = sum / values.length;
    double corrected = mean + deviations(values, mean) / values.length;
    return Math.max(lowest, Math.min(highest, corrected));
  }

  private static double deviations(double[] values, double mean) {
    double sum = 0;
    for (double value : values) {
      sum += value - mean;
    }
    return sum;
  }
}
