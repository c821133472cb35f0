package dev.overfit.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The corrected resampled t-test, for differences that each come from another random split of the
 * same rows. Such splits share rows, so their differences are not independent, and the plain t-test
 * rejects far too often. Correcting the variance makes up for this: t = mean / √((1/J + ratio) ·
 * s²) over J differences, with J - 1 degrees of freedom, where ratio is the number of evaluation
 * rows over the number of training rows, and s² is the variance over J - 1.
 *
 * <p>Source: Nadeau and Bengio, "Inference for the Generalization Error", Machine Learning 52
 * (2003). Copies of the formula that put 1/(evaluation and training rows) for 1/J are mistaken.
 */
public final class CorrectedResampledTTest {
  private CorrectedResampledTTest() {}

  /**
   * Returns the two-sided p-value, in [0, 1]. If all differences are equal, it is 1 if they are 0,
   * else 0.
   *
   * @param differences one per split, at least 2, finite, within ±1e100
   * @param judgeToTrainingRatio the evaluation rows over the training rows; 0 gives the plain
   *     paired t-test
   * @throws IllegalArgumentException if there are fewer differences, one is not finite or too
   *     large, or the ratio is negative or not finite
   */
  public static double pValue(double[] differences, double judgeToTrainingRatio) {
    double error = standardError(differences, judgeToTrainingRatio);
    double mean = Math.abs(Mean.of(differences));
    if (error == 0) {
      return mean == 0 ? 1 : 0;
    }
    return 2 * TDistribution.of(differences.length - 1).survivalProbability(mean / error);
  }

  /**
   * Returns the 95 % interval of the mean difference, which excludes 0 if the p-value is below
   * 0.05.
   *
   * @param differences one per split, at least 2, finite, within ±1e100
   * @param judgeToTrainingRatio the evaluation rows over the training rows
   * @throws IllegalArgumentException if there are fewer differences, one is not finite or too
   *     large, or the ratio is negative or not finite
   */
  public static Interval interval(double[] differences, double judgeToTrainingRatio) {
    double error = standardError(differences, judgeToTrainingRatio);
    return MeanInterval.about(Mean.of(differences), error, differences.length - 1);
  }

  private static double standardError(double[] differences, double ratio) {
    Samples.check("differences", differences, 2);
    Samples.checkAtLeastZero("judgeToTrainingRatio", ratio);
    return Math.sqrt(1.0 / differences.length + ratio) * StandardDeviation.of(differences);
  }
}
