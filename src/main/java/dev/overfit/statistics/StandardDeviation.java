package dev.overfit.statistics;

/** The standard deviation of a sample: the spread of single values about their mean. */
public final class StandardDeviation {
  private StandardDeviation() {}

  /**
   * Returns the square root of the sum of squared deviations from the mean over n - 1; exactly 0 if
   * all values are equal.
   *
   * @param values at least 2, finite, within ±1e100
   * @throws IllegalArgumentException if there are fewer, or one is not finite or too large
   */
  public static double of(double[] values) {
    Samples.check("values", values, 2);
    double mean = Mean.of(values);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / (values.length - 1));
  }
}
