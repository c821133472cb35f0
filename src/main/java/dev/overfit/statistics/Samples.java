package dev.overfit.statistics;

import java.util.Locale;

/** Checks the numbers that are passed to the statistics. */
final class Samples {
  /** The largest magnitude; beyond it squares and their sums overflow a double. */
  private static final double LARGEST = 1e100;

  private Samples() {}

  static void check(String what, double[] values, int least) {
    if (values.length < least) {
      throw new IllegalArgumentException(
          what + ": expected at least " + least + ", received " + values.length);
    }
    for (int i = 0; i < values.length; i++) {
      if (!(Math.abs(values[i]) <= LARGEST)) { // also refuses NaN
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s[%d]: expected a finite number within ±%.0e, received %s",
                what,
                i,
                LARGEST,
                values[i]));
      }
    }
  }

  static void checkAtLeastZero(String what, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          what + ": expected a finite number of at least 0, received " + value);
    }
  }
}
