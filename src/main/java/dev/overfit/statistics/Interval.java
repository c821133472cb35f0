package dev.overfit.statistics;

/**
 * A range of numbers, both ends included.
 *
 * @param low the lower end, finite
 * @param high the upper end, finite and at least {@code low}
 */
public record Interval(double low, double high) {
  /**
   * Checks the ends.
   *
   * @throws IllegalArgumentException if an end is not finite or {@code low} is above {@code high}
   */
  public Interval {
    if (!Double.isFinite(low) || !Double.isFinite(high) || low > high) {
      throw new IllegalArgumentException(
          "interval: expected finite ends, the lower one first, received " + low + " and " + high);
    }
  }

  /** Returns whether a number lies in the interval or on one of its ends. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /**
   * Returns whether the whole interval lies within ±{@code margin}, ends included.
   *
   * @throws IllegalArgumentException if the margin is negative or not finite
   */
  public boolean isWithin(double margin) {
    Samples.checkAtLeastZero("margin", margin);
    return -margin <= low && high <= margin;
  }

  /** Returns the distance between the ends. */
  public double width() {
    return high - low;
  }
}
