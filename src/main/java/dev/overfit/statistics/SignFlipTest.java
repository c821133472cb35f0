package dev.overfit.statistics;

import java.util.SplittableRandom;

/**
 * The sign-flip permutation test of paired differences. If it makes no difference which of two
 * models is which, each difference could as well have had the other sign; the p-value is the share
 * of all patterns of signs whose mean is at least as far from 0 as the observed one. It asks for no
 * normal distribution and is exact for few differences.
 *
 * <p>Source: Fisher, "The Design of Experiments" (1935), section 21.
 */
public final class SignFlipTest {
  /** The most differences of which all patterns of signs are looked at. */
  private static final int MOST_EXACT = 20;

  private static final int DRAWS = 100_000;

  /**
   * Patterns that tie with the observed one count, also where rounding set them apart: in the sums,
   * or earlier, where small differences were taken of larger figures.
   */
  private static final double TOLERANCE = 1e-10;

  private SignFlipTest() {}

  /**
   * The two-sided p-value, in (0, 1]. Exact for up to 20 differences; for more it is estimated from
   * 100,000 seeded draws of patterns as (hits + 1) / (draws + 1), which is never 0. A single
   * difference has 1.
   *
   * @param differences one a replicate, at least 1, finite, within ±1e100
   * @param seed of the draws; without effect on up to 20 differences
   * @throws IllegalArgumentException where there is no difference, or one is not finite or too
   *     large
   */
  public static double pValue(double[] differences, long seed) {
    Samples.check("differences", differences, 1);
    double observed = 0;
    double reach = 0;
    for (double difference : differences) {
      observed += difference;
      reach += Math.abs(difference);
    }
    double threshold = Math.abs(observed) - TOLERANCE * reach;
    if (differences.length <= MOST_EXACT) {
      return extremePatterns(differences, 0, 0, threshold) / (double) (1 << differences.length);
    }
    return (extremeDraws(differences, seed, threshold) + 1.0) / (DRAWS + 1.0);
  }

  /**
   * The smallest p-value that so many differences can have, that of differences of one sign: 2 of
   * the 2^count patterns for up to 20, the smallest that draws can show, 1/100,001, beyond.
   *
   * @throws IllegalArgumentException where the count is below 1
   */
  public static double smallest(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("count: expected at least 1, received " + count);
    }
    return count <= MOST_EXACT ? Math.scalb(2.0, -count) : 1 / (DRAWS + 1.0);
  }

  /** Counts the patterns of the signs from an index on, those before it having made the sum. */
  private static int extremePatterns(
      double[] differences, int index, double sum, double threshold) {
    if (index == differences.length) {
      return Math.abs(sum) >= threshold ? 1 : 0;
    }
    return extremePatterns(differences, index + 1, sum + differences[index], threshold)
        + extremePatterns(differences, index + 1, sum - differences[index], threshold);
  }

  private static int extremeDraws(double[] differences, long seed, double threshold) {
    SplittableRandom random = new SplittableRandom(seed);
    int hits = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      if (Math.abs(drawnSum(differences, random)) >= threshold) {
        hits++;
      }
    }
    return hits;
  }

  private static double drawnSum(double[] differences, SplittableRandom random) {
    double sum = 0;
    long signs = 0;
    for (int i = 0; i < differences.length; i++) {
      signs = i % Long.SIZE == 0 ? random.nextLong() : signs >>> 1;
      sum += (signs & 1) == 0 ? differences[i] : -differences[i];
    }
    return sum;
  }
}
