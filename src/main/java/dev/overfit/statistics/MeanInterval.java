package dev.overfit.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The 95 % interval of a mean by Student's t: mean ± t(0.975; n - 1) · s / √n.
 *
 * <p>It contains the mean of the population in 95 % of samples if the values are independent and
 * about normal. Unlike for intervals of the normal distribution, a few replicates are enough.
 */
public final class MeanInterval {
  private MeanInterval() {}

  /**
   * Returns the interval, which has zero width if all values are equal.
   *
   * @param values at least 2, finite, within ±1e100
   * @throws IllegalArgumentException if there are fewer, or one is not finite or too large
   */
  public static Interval of(double[] values) {
    double error = StandardDeviation.of(values) / Math.sqrt(values.length);
    return about(Mean.of(values), error, values.length - 1);
  }

  /** Returns the interval about a mean for a standard error and a number of degrees of freedom. */
  static Interval about(double mean, double standardError, int degrees) {
    double reach = TDistribution.of(degrees).inverseSurvivalProbability(0.025) * standardError;
    return new Interval(mean - reach, mean + reach);
  }
}
