package dev.overfit.study;

import dev.overfit.statistics.Interval;
import dev.overfit.statistics.Mean;
import dev.overfit.statistics.MeanInterval;
import dev.overfit.statistics.StandardDeviation;
import java.util.Arrays;
import java.util.Optional;

/**
 * The spread of a figure over the replicates of a model.
 *
 * @param count the number of replicates
 * @param mean the mean; NaN if a replicate has no finite figure
 * @param sd the standard deviation, with {@code count - 1}; NaN if the mean is, and for one
 *     replicate
 * @param interval Student's 95 % interval of the mean; empty if {@code sd} is NaN
 */
public record Spread(int count, double mean, double sd, Optional<Interval> interval) {
  static Spread of(double[] values) {
    double mean = mean(values);
    if (Double.isNaN(mean) || values.length < 2) {
      return new Spread(values.length, mean, Double.NaN, Optional.empty());
    }
    return new Spread(
        values.length, mean, StandardDeviation.of(values), Optional.of(MeanInterval.of(values)));
  }

  /** Returns the mean of the values; NaN if one is not finite, or there are none. */
  static double mean(double[] values) {
    return values.length > 0 && Arrays.stream(values).allMatch(Double::isFinite)
        ? Mean.of(values)
        : Double.NaN;
  }
}
