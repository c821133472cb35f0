package dev.overfit.data;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The shares of rows to train, validate and test on.
 *
 * @param training above 0
 * @param validation above 0
 * @param test 0 for none
 */
record Shares(double training, double validation, double test) {
  /** Tolerance on the sum of shares, since decimals may add up to slightly more than 1. */
  private static final double ROUNDING = 1e-9;

  /**
   * @throws IllegalArgumentException if a share is out of range, or their sum is above 1
   */
  Shares {
    check("training", training, training > 0);
    check("validation", validation, validation > 0);
    check("test", test, test >= 0);
    double sum = training + validation + test;
    if (!(sum <= 1 + ROUNDING)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "shares: expected a sum of at most 1, received %s + %s + %s = %s",
              training,
              validation,
              test,
              sum));
    }
  }

  private static void check(String name, double share, boolean right) {
    if (!right || share > 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: expected a share %s 0 and at most 1, received %s",
              name,
              name.equals("test") ? "of at least" : "above",
              share));
    }
  }

  /** Draws the parts from a seed. */
  Split split(LoadedData data, long seed) {
    int[] order = StratifiedRows.drawn(data.dataset().positive(), seed).order();
    int trained = end(training, order.length);
    int validated = end(training + validation, order.length);
    int tested = end(training + validation + test, order.length);
    return new Split(
        part(data, "training", order, 0, trained),
        part(data, "validation", order, trained, validated),
        test == 0 ? Optional.empty() : Optional.of(part(data, "test", order, validated, tested)),
        data.origin());
  }

  private static int end(double share, int rows) {
    return (int) Math.min(rows, Math.round(share * rows));
  }

  private static Dataset part(LoadedData data, String name, int[] order, int from, int to) {
    Dataset part = data.dataset().taken(Arrays.copyOfRange(order, from, to));
    int positives = 0;
    for (float label : part.labels()) {
      positives += label == 1 ? 1 : 0;
    }
    if (positives == 0 || positives == part.rows()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: expected a share with rows of both labels, received one of %,d of %s's %,d rows,"
                  + " %,d with label 1",
              name,
              part.rows(),
              data.origin().name(),
              order.length,
              positives));
    }
    return part;
  }
}
