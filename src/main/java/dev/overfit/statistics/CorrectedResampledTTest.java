package dev.overfit.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The corrected resampled t-test, for differences of which each is of another random split of the
 * same rows. Such splits share rows, so their differences are not independent, and the plain t-test
 * finds far too much. The correction of the variance makes up for it: t = mean / √((1/J + ratio) ·
 * s²) over J differences, with J - 1 degrees of freedom, where ratio is the number of rows that
 * judge over the number of rows that train, and s² is the variance over J - 1.
 *
 * <p>Source: Nadeau and Bengio, "Inference for the Generalization Error", Machine Learning 52
 * (2003). Copies of it that put 1/(rows that judge and train) for 1/J are mistaken.
 */
public final class CorrectedResampledTTest {
  private CorrectedResampledTTest() {}

  /**
   * The two-sided p-value, in [0, 1]. Where all differences are equal it is 1 if they are 0, else
   * 0.
   *
   * @param differences one a split, at least 2, finite, within ±1e100
   * @param judgeToTrainingRatio the rows that judge over the rows that train; 0 gives the plain
   *     paired t-test
   * @throws IllegalArgumentException where there are fewer, one is not finite or too large, or the
   *     ratio is negative or not finite
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
   * The 95 % interval of the mean difference: it leaves 0 out where the p-value is below 0.05.
   *
   * @param differences one a split, at least 2, finite, within ±1e100
   * @param judgeToTrainingRatio the rows that judge over the rows that train
   * @throws IllegalArgumentException where there are fewer, one is not finite or too large, or the
   *     ratio is negative or not finite
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
