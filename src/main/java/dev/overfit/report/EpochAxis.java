package dev.overfit.report;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/**
 * A logarithmic axis of epochs with labels at 1, 2 and 5 times each power of ten, and ticks without
 * a label between.
 */
final class EpochAxis extends LogAxis {
  private static final long serialVersionUID = 1;

  EpochAxis(String label) {
    super(label);
  }

  @Override
  public List<NumberTick> refreshTicks(
      Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
    List<NumberTick> ticks = new ArrayList<>();
    for (double power = 1; power <= getRange().getUpperBound(); power *= 10) {
      for (int digit = 1; digit < 10; digit++) {
        if (getRange().contains(power * digit)) {
          ticks.add(tick(power * digit, digit == 1 || digit == 2 || digit == 5));
        }
      }
    }
    return ticks;
  }

  private static NumberTick tick(double value, boolean major) {
    return new NumberTick(
        major ? TickType.MAJOR : TickType.MINOR,
        value,
        major ? Figures.count((long) value) : "",
        TextAnchor.TOP_CENTER,
        TextAnchor.CENTER,
        0);
  }
}
