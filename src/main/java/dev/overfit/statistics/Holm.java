package dev.overfit.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Holm's correction for several tests. It keeps the probability that any of them finds a difference
 * where none exists below the level, however the tests depend on each other, and finds at least as
 * much as Bonferroni's.
 *
 * <p>Source: Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal
 * of Statistics 6 (1979).
 */
public final class Holm {
  private Holm() {}

  /**
   * Returns the adjusted p-values in the order of the given ones: with m of them, the i-th smallest
   * (from 1) times m - i + 1, but no less than the adjusted value of a smaller one, and at most 1.
   *
   * @param pValues the p-values of the whole family, each in [0, 1]; may be empty
   * @throws IllegalArgumentException if one is not in [0, 1]
   */
  public static double[] adjust(double[] pValues) {
    double[] adjusted = new double[pValues.length];
    double largest = 0;
    int left = pValues.length;
    for (int index : ascending(pValues)) {
      largest = Math.max(largest, Math.min(1, pValues[index] * left--));
      adjusted[index] = largest;
    }
    return adjusted;
  }

  private static int[] ascending(double[] pValues) {
    for (int i = 0; i < pValues.length; i++) {
      if (!(pValues[i] >= 0 && pValues[i] <= 1)) {
        throw new IllegalArgumentException(
            "pValues[" + i + "]: expected a number in [0, 1], received " + pValues[i]);
      }
    }
    return IntStream.range(0, pValues.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> pValues[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
