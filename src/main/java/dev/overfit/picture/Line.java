package dev.overfit.picture;

import java.awt.Color;
import java.awt.Stroke;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jfree.data.Range;

/**
 * A line of a {@link LineChart}.
 *
 * @param label its name in the legend
 * @param values its values in epochs 1, 2, …; where one is not finite there is a gap
 * @param color its colour
 * @param stroke its width and dash
 * @param mark a point of it to point out; empty for none
 */
@SuppressWarnings(
    "ArrayRecordComponent") // lives as long as the drawing of its picture; never compared
record Line(String label, double[] values, Color color, Stroke stroke, Optional<Mark> mark) {
  /**
   * A point that is pointed out.
   *
   * @param model whose mark it is, which decides its shape
   * @param epoch where it stands, from 1
   * @param value how high it stands
   * @param label its name in the legend
   */
  record Mark(int model, int epoch, double value, String label) {}

  /** A solid line, as training has. */
  static Line solid(String label, double[] values, int model) {
    return new Line(label, values, Palette.color(model), Palette.solid(1.9f), Optional.empty());
  }

  /** A dashed line, as validation has. */
  static Line dashed(String label, double[] values, int model) {
    return new Line(
        label, values, Palette.color(model), Palette.dashed(model, 1.9f), Optional.empty());
  }

  /** A thin, faint line behind others, as a further replicate has. */
  static Line faint(String label, double[] values, int model) {
    return new Line(label, values, Palette.faint(model), Palette.solid(0.9f), Optional.empty());
  }

  Line withValues(double[] other) {
    return new Line(label, other, color, stroke, mark);
  }

  Line withMark(Mark value) {
    return new Line(label, values, color, stroke, Optional.of(value));
  }

  /** Whether it has a value within the range. */
  boolean isVisible(Range range) {
    return Arrays.stream(values).anyMatch(range::contains);
  }

  /**
   * From the lowest to the highest value of the lines; empty where no value is finite.
   *
   * @param share which share of the values, from the lowest on, is to be covered, in (0, 1]
   */
  static Optional<Range> extent(List<Line> lines, double share) {
    double[] values =
        lines.stream()
            .flatMapToDouble(line -> Arrays.stream(line.values()))
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    return values.length == 0
        ? Optional.empty()
        : Optional.of(new Range(values[0], values[(int) Math.ceil(share * (values.length - 1))]));
  }

  /** The same with a little room at both ends. */
  static Optional<Range> range(List<Line> lines, double share) {
    return extent(lines, share)
        .map(
            extent -> {
              double room = extent.getLength() > 0 ? 0.03 * extent.getLength() : 0.05;
              return new Range(extent.getLowerBound() - room, extent.getUpperBound() + room);
            });
  }
}
