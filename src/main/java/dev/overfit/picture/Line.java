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
 * @param label the name in the legend
 * @param values the values in epochs 1, 2, …; a value that is not finite leaves a gap
 * @param color the color
 * @param stroke the width and dash
 * @param mark the highlighted point; empty if there is none
 */
@SuppressWarnings(
    "ArrayRecordComponent") // lives as long as the drawing of its picture; never compared
record Line(String label, double[] values, Color color, Stroke stroke, Optional<Mark> mark) {
  /**
   * A highlighted point of a line.
   *
   * @param model the place of its model, which decides the mark's shape
   * @param epoch the epoch of the point, from 1
   * @param value the value of the point
   * @param label the name in the legend
   */
  record Mark(int model, int epoch, double value, String label) {}

  /** Creates a solid line, as used for training. */
  static Line solid(String label, double[] values, int model) {
    return new Line(label, values, Palette.color(model), Palette.solid(1.9f), Optional.empty());
  }

  /** Creates a dashed line, as used for validation. */
  static Line dashed(String label, double[] values, int model) {
    return new Line(
        label, values, Palette.color(model), Palette.dashed(model, 1.9f), Optional.empty());
  }

  /** Creates a thin, faint line behind others, as used for further replicates. */
  static Line faint(String label, double[] values, int model) {
    return new Line(label, values, Palette.faint(model), Palette.solid(0.9f), Optional.empty());
  }

  Line withValues(double[] other) {
    return new Line(label, other, color, stroke, mark);
  }

  Line withMark(Mark value) {
    return new Line(label, values, color, stroke, Optional.of(value));
  }

  /** Returns whether the line has a value within the range. */
  boolean isVisible(Range range) {
    return Arrays.stream(values).anyMatch(range::contains);
  }

  /**
   * Returns the range from the lowest to the highest value of the lines; empty if no value is
   * finite.
   *
   * @param share the share of the values, starting at the lowest, to be covered, in (0, 1]
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

  /** Returns the {@link #extent} of the lines with a little room at both ends. */
  static Optional<Range> range(List<Line> lines, double share) {
    return extent(lines, share)
        .map(
            extent -> {
              double room = extent.getLength() > 0 ? 0.03 * extent.getLength() : 0.05;
              return new Range(extent.getLowerBound() - room, extent.getUpperBound() + room);
            });
  }
}
