package dev.overfit.picture;

import java.util.Arrays;

/**
 * Counts of values in bins of equal width. As in NumPy, a value on an inner edge counts for the bin
 * above it and one on the last edge for the last bin; values outside are not counted.
 *
 * @param lower the first edge
 * @param upper the last edge, above the first
 * @param counts the number of values in each bin
 */
@SuppressWarnings("ArrayRecordComponent") // lives as long as the drawing of its picture
record Histogram(double lower, double upper, int[] counts) {
  static Histogram of(double[] values, double lower, double upper, int bins) {
    double end = upper > lower ? upper : lower + 1;
    int[] counts = new int[bins];
    for (double value : values) {
      if (value >= lower && value <= end) {
        counts[Math.min(bins - 1, (int) ((value - lower) / (end - lower) * bins))]++;
      }
    }
    return new Histogram(lower, end, counts);
  }

  /** Creates a histogram from the smallest to the largest value. */
  static Histogram of(double[] values, int bins) {
    return of(
        values, Arrays.stream(values).min().orElse(0), Arrays.stream(values).max().orElse(1), bins);
  }

  double binWidth() {
    return (upper - lower) / counts.length;
  }

  /** Returns the middle of a bin, counted from 0. */
  double middle(int bin) {
    return lower + (bin + 0.5) * binWidth();
  }
}
