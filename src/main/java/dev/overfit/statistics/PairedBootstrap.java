package dev.overfit.statistics;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The bootstrap of paired differences over rows: how far the mean difference between two models
 * would move on other rows from the same source. Rows are repeatedly drawn with replacement, as
 * many as there are; the 95 % interval reaches from the 2.5 % to the 97.5 % percentile of the means
 * of these resamples.
 *
 * <p>All pairs of models see the same resamples, so that their intervals are consistent: that of A
 * minus B is the mirror image of that of B minus A. Above {@value #MOST_ROWS} rows, resampling
 * takes long and the means of resamples are practically normal, so the interval is the one that the
 * bootstrap approaches: mean ± 1.96 · s / √n.
 *
 * <p>Source: Efron and Tibshirani, "An Introduction to the Bootstrap" (1993), chapter 13.
 */
public final class PairedBootstrap {
  /** The default number of resamples. */
  public static final int DEFAULT_RESAMPLES = 10_000;

  /** The most rows that are resampled. */
  public static final int MOST_ROWS = 20_000;

  /** The 97.5 % quantile of the standard normal distribution. */
  private static final double NORMAL = 1.959963984540054;

  private PairedBootstrap() {}

  /**
   * Returns the 95 % intervals of the mean differences, with 10,000 resamples.
   *
   * @param differences {@code [pairs][rows]}: for each pair of models the differences of all rows,
   *     with the same rows in the same order; at least 2 rows, finite, within ±1e100
   * @param seed the seed of the resamples; without effect above {@link #MOST_ROWS} rows
   * @return one interval per pair, in their order
   * @throws IllegalArgumentException if pairs differ in their number of rows, there are fewer than
   *     2 rows, or a difference is not finite or too large
   */
  public static Interval[] means(double[][] differences, long seed) {
    return means(differences, seed, DEFAULT_RESAMPLES);
  }

  /**
   * Returns the 95 % intervals of the mean differences.
   *
   * @param differences as for {@link #means(double[][], long)}
   * @param seed the seed of the resamples; without effect above {@link #MOST_ROWS} rows
   * @param resamples how often rows are drawn, at least 100
   * @return one interval per pair, in their order
   * @throws IllegalArgumentException as {@link #means(double[][], long)} does, or if there are
   *     fewer than 100 resamples
   */
  public static Interval[] means(double[][] differences, long seed, int resamples) {
    check(differences, resamples);
    if (differences.length == 0) {
      return new Interval[0];
    }
    if (differences[0].length > MOST_ROWS) {
      return Arrays.stream(differences).map(PairedBootstrap::normal).toArray(Interval[]::new);
    }
    double[] centers = Arrays.stream(differences).mapToDouble(Mean::of).toArray();
    double[][] shifts = shifts(deviations(differences, centers), seed, resamples);
    Interval[] intervals = new Interval[differences.length];
    for (int pair = 0; pair < intervals.length; pair++) {
      Arrays.sort(shifts[pair]);
      intervals[pair] =
          new Interval(
              centers[pair] + percentile(shifts[pair], 0.025),
              centers[pair] + percentile(shifts[pair], 0.975));
    }
    return intervals;
  }

  private static void check(double[][] differences, int resamples) {
    if (resamples < 100) {
      throw new IllegalArgumentException("resamples: expected at least 100, received " + resamples);
    }
    for (int pair = 0; pair < differences.length; pair++) {
      Samples.check("differences[" + pair + "]", differences[pair], 2);
      if (differences[pair].length != differences[0].length) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "differences[%d]: expected %d rows, as the first pair has, received %d",
                pair,
                differences[0].length,
                differences[pair].length));
      }
    }
  }

  private static Interval normal(double[] differences) {
    double mean = Mean.of(differences);
    double reach = NORMAL * StandardDeviation.of(differences) / Math.sqrt(differences.length);
    return new Interval(mean - reach, mean + reach);
  }

  /** Returns the differences minus their mean, so that the sums of resamples lose no digits. */
  private static double[][] deviations(double[][] differences, double[] centers) {
    double[][] deviations = new double[differences.length][];
    for (int pair = 0; pair < deviations.length; pair++) {
      double center = centers[pair];
      deviations[pair] = Arrays.stream(differences[pair]).map(value -> value - center).toArray();
    }
    return deviations;
  }

  /**
   * Returns the distance of the mean of each resample from the mean: {@code [pairs][resamples]}.
   */
  private static double[][] shifts(double[][] deviations, long seed, int resamples) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] counts = new double[deviations[0].length];
    double[][] shifts = new double[deviations.length][resamples];
    for (int resample = 0; resample < resamples; resample++) {
      draw(counts, random);
      for (int pair = 0; pair < deviations.length; pair++) {
        shifts[pair][resample] = dot(counts, deviations[pair]) / counts.length;
      }
    }
    return shifts;
  }

  /** Draws as many row numbers as there are rows and counts how often each was drawn. */
  private static void draw(double[] counts, SplittableRandom random) {
    Arrays.fill(counts, 0);
    for (int i = 0; i < counts.length; i++) {
      long bits = random.nextLong() >>> Integer.SIZE;
      counts[(int) ((bits * counts.length) >>> Integer.SIZE)]++; // uneven by less than 1 in 200,000
    }
  }

  /** Returns the dot product, in four sums that the processor can add in parallel. */
  private static double dot(double[] counts, double[] deviations) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i < counts.length - 3; i += 4) {
      a += counts[i] * deviations[i];
      b += counts[i + 1] * deviations[i + 1];
      c += counts[i + 2] * deviations[i + 2];
      d += counts[i + 3] * deviations[i + 3];
    }
    for (; i < counts.length; i++) {
      a += counts[i] * deviations[i];
    }
    return a + b + (c + d);
  }

  /** Returns a percentile by linear interpolation between ranks, like NumPy's default. */
  private static double percentile(double[] sorted, double share) {
    double rank = share * (sorted.length - 1);
    int below = (int) rank;
    double next = sorted[Math.min(below + 1, sorted.length - 1)];
    return sorted[below] + (rank - below) * (next - sorted[below]);
  }
}
