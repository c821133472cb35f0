package dev.overfit.picture;

import dev.overfit.picture.Line.Mark;
import dev.overfit.study.Figures;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.data.Range;

/**
 * The epoch axis of a set of lines.
 *
 * @param logarithmic whether the axis is logarithmic rather than linear
 * @param first the first visible epoch of a logarithmic axis; a linear one begins at 0
 * @param last the last epoch of any line
 */
record EpochAxis(boolean logarithmic, int first, int last) {
  /** The tutorial's first visible epoch. */
  private static final int FIRST_EPOCH = 5;

  private static final int FEW_EPOCHS = 50;

  /** Room so that a mark at the last epoch is not cut in half. */
  private static final double ROOM_FOR_A_MARK = 1.04;

  /**
   * Creates the axis of some lines.
   *
   * @param said the scale that was set; empty to use the picture's own
   * @param own the picture's own scale; if logarithmic, used only if there are enough epochs
   */
  static EpochAxis of(Optional<Scale> said, Scale own, List<Line> lines) {
    int last = lines.stream().mapToInt(line -> line.values().length).max().orElse(0);
    Scale scale = said.orElse(last >= FEW_EPOCHS ? own : Scale.LINEAR);
    return new EpochAxis(scale == Scale.LOG, first(lines, last), last);
  }

  /** Returns the tutorial's first epoch, or 1 if that hides a mark or too many epochs. */
  private static int first(List<Line> lines, int last) {
    int earliest =
        lines.stream()
            .flatMap(line -> line.mark().stream())
            .mapToInt(Mark::epoch)
            .min()
            .orElse(last);
    return Math.min(earliest, last / 2) < FIRST_EPOCH ? 1 : FIRST_EPOCH;
  }

  ValueAxis axis() {
    if (!logarithmic) {
      return ChartStyle.linear("Epoch", new Range(0, ROOM_FOR_A_MARK * Math.max(last, 6)), 6);
    }
    ValueAxis axis = new DecadeAxis("Epoch, logarithmic", value -> Figures.count((long) value));
    axis.setRange(first, Math.max(last, 2) * ROOM_FOR_A_MARK);
    axis.setMinorTickMarksVisible(true);
    return axis;
  }

  /** Returns the share of a line's way across the axis within a range; 1 for an empty line. */
  double visible(double[] values, Range range) {
    int[] epochs =
        IntStream.rangeClosed(logarithmic ? first : 1, values.length)
            .filter(epoch -> Double.isFinite(values[epoch - 1]))
            .toArray();
    double all = IntStream.of(epochs).mapToDouble(this::width).sum();
    double within =
        IntStream.of(epochs)
            .filter(epoch -> range.contains(values[epoch - 1]))
            .mapToDouble(this::width)
            .sum();
    return all > 0 ? within / all : 1;
  }

  private double width(int epoch) {
    return logarithmic ? Math.log((epoch + 0.5) / (epoch - 0.5)) : 1;
  }

  /** Returns the values of a line starting at the first visible epoch. */
  double[] drawn(double[] values) {
    return IntStream.rangeClosed(logarithmic ? first : 1, values.length)
        .mapToDouble(epoch -> values[epoch - 1])
        .toArray();
  }
}
