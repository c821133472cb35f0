package dev.overfit.picture;

import dev.overfit.statistics.Interval;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jfree.data.Range;

/**
 * Computes the range of an axis with points and intervals. It covers all points, but intervals,
 * which few replicates make long, only up to the points' own extent beyond them.
 */
final class BarRange {
  private static final double LEAST = 0.01;

  private BarRange() {}

  /** Returns the range with some room at both ends. At least one of the points must be finite. */
  static Range of(double[] points, List<Interval> bars) {
    Range inner = extent(Arrays.stream(points));
    double more = Math.max(LEAST, inner.getLength());
    Range outer =
        extent(
            DoubleStream.concat(
                DoubleStream.of(inner.getLowerBound(), inner.getUpperBound()),
                bars.stream().flatMapToDouble(bar -> DoubleStream.of(bar.low(), bar.high()))));
    double low = Math.max(outer.getLowerBound(), inner.getLowerBound() - more);
    double high = Math.min(outer.getUpperBound(), inner.getUpperBound() + more);
    double room = Math.max(0.001, 0.05 * (high - low));
    return new Range(low - room, high + room);
  }

  /** Returns a note if a bar extends beyond the range, otherwise an empty string. */
  static String cut(Range range, List<Interval> bars) {
    return bars.stream().allMatch(bar -> range.contains(bar.low()) && range.contains(bar.high()))
        ? ""
        : " Bars that end at the edge go on.";
  }

  /** Returns the range from the lowest to the highest finite value, of which there must be one. */
  private static Range extent(DoubleStream values) {
    DoubleSummaryStatistics finite = values.filter(Double::isFinite).summaryStatistics();
    return new Range(finite.getMin(), finite.getMax());
  }
}
