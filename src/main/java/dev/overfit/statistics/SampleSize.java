package dev.overfit.statistics;

import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Estimates how many replicates or rows would settle an open comparison. The estimates take the
 * observed values for the truth, so they give the order of magnitude and no more.
 */
public final class SampleSize {
  private static final int MOST_REPLICATES = 1_000;
  private static final long MOST_ROWS = 1_000_000_000;
  private static final double LEVEL = 0.05;
  private static final double POWER = 0.8;

  private SampleSize() {}

  /**
   * Returns about how many replicates, including the existing ones, would show a difference of the
   * observed mean and spread with a probability of 0.8, at the strictest level of Holm's
   * correction, 0.05 / comparisons: the smallest k of at least ((t(1 - level/2; k - 1) + t(0.8; k -
   * 1)) · s / mean)² with which a {@link SignFlipTest} can reach the level. If this is no more than
   * the number of differences, replicates are hardly what is missing.
   *
   * @param differences one per replicate, at least 2, finite, within ±1e100
   * @param comparisons how many pairs are compared, at least 1
   * @return the number; empty if the mean is 0 or the number would be more than 1,000
   * @throws IllegalArgumentException if there are fewer, or one is not finite or too large
   */
  public static OptionalInt replicates(double[] differences, int comparisons) {
    Samples.check("differences", differences, 2);
    if (comparisons < 1) {
      throw new IllegalArgumentException(
          "comparisons: expected at least 1, received " + comparisons);
    }
    double spread = StandardDeviation.of(differences);
    double mean = Math.abs(Mean.of(differences));
    double level = LEVEL / comparisons;
    double least = square(quantiles(level) * spread / mean);
    if (mean == 0 || least > MOST_REPLICATES) {
      return OptionalInt.empty();
    }
    return IntStream.rangeClosed(Math.max(2, (int) least), MOST_REPLICATES)
        .filter(k -> SignFlipTest.smallest(k) <= level)
        .filter(k -> k >= square(quantiles(level, k - 1) * spread / mean))
        .findFirst();
  }

  /**
   * Returns about how many replicates, including the existing ones, would put Student's 95 %
   * interval of the mean difference within ±{@code margin}: the smallest k for which |mean| +
   * t(0.975; k - 1) · s / √k is at most the margin.
   *
   * @param differences one per replicate, at least 2, finite, within ±1e100
   * @param margin the margin, at least 0 and finite
   * @return the number; empty if it would be more than 1,000
   * @throws IllegalArgumentException if there are fewer, one is not finite or too large, or the
   *     margin is negative or not finite
   */
  public static OptionalInt replicatesToBeSmall(double[] differences, double margin) {
    Samples.check("differences", differences, 2);
    Samples.checkAtLeastZero("margin", margin);
    double spread = StandardDeviation.of(differences);
    double room = margin - Math.abs(Mean.of(differences));
    return IntStream.rangeClosed(2, MOST_REPLICATES)
        .filter(
            k ->
                TDistribution.of(k - 1).inverseSurvivalProbability(LEVEL / 2)
                        * spread
                        / Math.sqrt(k)
                    <= room)
        .findFirst();
  }

  /**
   * Returns about how many rows, including the existing ones, would make the interval either
   * exclude 0 or lie within ±{@code margin}, whichever comes first, if the mean stays the same and
   * the interval shrinks about it as 1 / √rows.
   *
   * @param mean the mean difference, finite
   * @param interval the interval of the mean difference
   * @param rows how many rows they are computed from, at least 1
   * @param margin the margin, at least 0 and finite
   * @return the number, or {@code rows} if the interval already does; empty if it would be more
   *     than 10^9
   * @throws IllegalArgumentException if an argument is out of its range
   */
  public static OptionalLong rows(double mean, Interval interval, long rows, double margin) {
    if (!Double.isFinite(mean)) {
      throw new IllegalArgumentException("mean: expected a finite number, received " + mean);
    }
    if (rows < 1) {
      throw new IllegalArgumentException("rows: expected at least 1, received " + rows);
    }
    Samples.checkAtLeastZero("margin", margin);
    double below = mean - interval.low();
    double above = interval.high() - mean;
    double toLeaveZeroOut = shrink(mean > 0 ? below : above, Math.abs(mean));
    double toBeSmall = Math.max(shrink(below, margin + mean), shrink(above, margin - mean));
    double needed = Math.ceil(rows * square(Math.min(toLeaveZeroOut, toBeSmall)));
    return needed <= MOST_ROWS ? OptionalLong.of((long) needed) : OptionalLong.empty();
  }

  /** Returns the factor by which a side of the interval is too long for its room, at least 1. */
  private static double shrink(double side, double room) {
    return room > 0 ? Math.max(1, side / room) : Double.POSITIVE_INFINITY;
  }

  private static double quantiles(double level) {
    NormalDistribution normal = NormalDistribution.of(0, 1);
    return normal.inverseSurvivalProbability(level / 2)
        + normal.inverseCumulativeProbability(POWER);
  }

  private static double quantiles(double level, int degrees) {
    TDistribution t = TDistribution.of(degrees);
    return t.inverseSurvivalProbability(level / 2) + t.inverseCumulativeProbability(POWER);
  }

  private static double square(double value) {
    return value * value;
  }
}
