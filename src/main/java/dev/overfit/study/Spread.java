package dev.overfit.study;

import dev.overfit.statistics.Interval;
import dev.overfit.statistics.Mean;
import dev.overfit.statistics.MeanInterval;
import dev.overfit.statistics.StandardDeviation;
import java.util.Arrays;
import java.util.Optional;

/**
 * A figure over the replicates of a model.
 *
 * @param count how many replicates
 * @param mean their mean; NaN if one has no figure that is finite
 * @param sd their standard deviation, with {@code count - 1}; NaN likewise and for one alone
 * @param interval Student's 95 % interval of the mean; empty likewise
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

  /** The mean of values; NaN if one is not finite, or there are none. */
  static double mean(double[] values) {
    return values.length > 0 && Arrays.stream(values).allMatch(Double::isFinite)
        ? Mean.of(values)
        : Double.NaN;
  }
}
