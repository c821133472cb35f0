package dev.overfit.statistics;

import java.util.Arrays;

/** The value in the middle, and its index. */
public final class Median {
  private Median() {}

  /**
   * Returns the median; for an even number of values, the mean of the middle two.
   *
   * @param values at least 1, finite, within ±1e100
   * @throws IllegalArgumentException if there is no value, or one is not finite or too large
   */
  public static double of(double[] values) {
    double[] sorted = sorted(values);
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  /**
   * Returns the index of the lower median: the value of rank (n - 1) / 2, counted from 0 and
   * rounded down, which is one of the values even if their number is even. If several values are
   * equal, the first one.
   *
   * @param values at least 1, finite, within ±1e100
   * @throws IllegalArgumentException if there is no value, or one is not finite or too large
   */
  public static int indexOfLower(double[] values) {
    double lower = sorted(values)[(values.length - 1) / 2];
    int index = 0;
    while (values[index] != lower) {
      index++;
    }
    return index;
  }

  private static double[] sorted(double[] values) {
    Samples.check("values", values, 1);
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted;
  }
}
