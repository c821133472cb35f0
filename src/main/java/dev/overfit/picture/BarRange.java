package dev.overfit.picture;

import dev.overfit.statistics.Interval;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jfree.data.Range;

/**
 * From where to where an axis goes that has points and intervals on it: over all of the points; of
 * the intervals, which few replicates make long, no more than as much again.
 */
final class BarRange {
  private static final double LEAST = 0.01;

  private BarRange() {}

  /** The range with room at its ends; of the points, one at least is finite. */
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

  /** Says so if a bar goes on beyond a range; else nothing. */
  static String cut(Range range, List<Interval> bars) {
    return bars.stream().allMatch(bar -> range.contains(bar.low()) && range.contains(bar.high()))
        ? ""
        : " Bars that end at the edge go on.";
  }

  /** From the lowest to the highest of those that are finite, of which there is one. */
  private static Range extent(DoubleStream values) {
    DoubleSummaryStatistics finite = values.filter(Double::isFinite).summaryStatistics();
    return new Range(finite.getMin(), finite.getMax());
  }
}
