package dev.overfit.statistics;

import java.util.SplittableRandom;

/**
 * The sign-flip permutation test of paired differences. If the two models of a pair are
 * interchangeable, each difference could as well have the opposite sign; the p-value is the share
 * of all patterns of signs whose mean is at least as far from 0 as the observed one. The test does
 * not assume a normal distribution and is exact for few differences.
 *
 * <p>Source: Fisher, "The Design of Experiments" (1935), section 21.
 */
public final class SignFlipTest {
  /** The largest number of differences for which all patterns of signs are tried. */
  private static final int MOST_EXACT = 20;

  private static final int DRAWS = 100_000;

  /**
   * Lets patterns count that tie with the observed one even if rounding separates them: in the
   * sums, or earlier, when small differences were computed from larger numbers.
   */
  private static final double TOLERANCE = 1e-10;

  private SignFlipTest() {}

  /**
   * Returns the two-sided p-value, in (0, 1]. It is exact for up to 20 differences; for more it is
   * estimated from 100,000 seeded draws of patterns as (hits + 1) / (draws + 1), which is never 0.
   * A single difference gives 1.
   *
   * @param differences one per replicate, at least 1, finite, within ±1e100
   * @param seed the seed of the draws; without effect for up to 20 differences
   * @throws IllegalArgumentException if there is no difference, or one is not finite or too large
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
   * Returns the smallest p-value that {@code count} differences can give, if all have the same
   * sign: 2 of the 2^count patterns for up to 20, and 1/100,001, the smallest that draws can show,
   * for more.
   *
   * @throws IllegalArgumentException if the count is below 1
   */
  public static double smallest(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("count: expected at least 1, received " + count);
    }
    return count <= MOST_EXACT ? Math.scalb(2.0, -count) : 1 / (DRAWS + 1.0);
  }

  /**
   * Counts the extreme patterns of the signs from an index on, given the sum of those before it.
   */
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
