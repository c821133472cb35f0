package dev.overfit.statistics;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The bootstrap of paired differences over rows: how far the mean difference between two models
 * would move on other rows of the same source. Rows are drawn with replacement, as many as there
 * are, again and again; the 95 % interval reaches from the 2.5 % to the 97.5 % percentile of the
 * means of these resamples.
 *
 * <p>All pairs of models see the same resamples, so that their intervals fit together: that of A
 * less B is the mirror image of that of B less A. Above {@value #MOST_ROWS} rows, where resampling
 * takes long and the means of resamples are normal for all that can be told, the interval is what
 * the bootstrap's approaches: mean ± 1.96 · s / √n.
 *
 * <p>Source: Efron and Tibshirani, "An Introduction to the Bootstrap" (1993), chapter 13.
 */
public final class PairedBootstrap {
  /** How many resamples are drawn if nothing else is said. */
  public static final int DEFAULT_RESAMPLES = 10_000;

  /** The most rows that are resampled. */
  public static final int MOST_ROWS = 20_000;

  /** The 97.5 % quantile of the standard normal distribution. */
  private static final double NORMAL = 1.959963984540054;

  private PairedBootstrap() {}

  /**
   * The 95 % intervals of the mean differences, by 10,000 resamples.
   *
   * @param differences {@code [pairs][rows]}: for each pair of models the differences of all rows,
   *     of the same rows in the same order; at least 2 rows, finite, within ±1e100
   * @param seed of the resamples; without effect above {@link #MOST_ROWS} rows
   * @return an interval a pair, in their order
   * @throws IllegalArgumentException where pairs differ in their number of rows, there are fewer
   *     than 2, or a difference is not finite or too large
   */
  public static Interval[] means(double[][] differences, long seed) {
    return means(differences, seed, DEFAULT_RESAMPLES);
  }

  /**
   * The 95 % intervals of the mean differences.
   *
   * @param differences as above
   * @param seed as above
   * @param resamples how often rows are drawn, at least 100
   * @return an interval a pair, in their order
   * @throws IllegalArgumentException as above, or where there are fewer resamples
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

  /** The differences less their mean, so that the sums of resamples lose no digits. */
  private static double[][] deviations(double[][] differences, double[] centers) {
    double[][] deviations = new double[differences.length][];
    for (int pair = 0; pair < deviations.length; pair++) {
      double center = centers[pair];
      deviations[pair] = Arrays.stream(differences[pair]).map(value -> value - center).toArray();
    }
    return deviations;
  }

  /** How far the mean of each resample is from the mean: {@code [pairs][resamples]}. */
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

  /** Draws as many row numbers as there are rows, and counts how often each was drawn. */
  private static void draw(double[] counts, SplittableRandom random) {
    Arrays.fill(counts, 0);
    for (int i = 0; i < counts.length; i++) {
      long bits = random.nextLong() >>> Integer.SIZE;
      counts[(int) ((bits * counts.length) >>> Integer.SIZE)]++; // uneven by less than 1 in 200,000
    }
  }

  /** The sum of products, in four sums that the processor adds up side by side. */
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

  /** The percentile by linear interpolation between ranks, as NumPy's default has it. */
  private static double percentile(double[] sorted, double share) {
    double rank = share * (sorted.length - 1);
    int below = (int) rank;
    double next = sorted[Math.min(below + 1, sorted.length - 1)];
    return sorted[below] + (rank - below) * (next - sorted[below]);
  }
}
