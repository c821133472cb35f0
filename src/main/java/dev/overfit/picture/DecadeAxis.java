package dev.overfit.picture;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.jspecify.annotations.Nullable;

/**
 * A logarithmic axis with labels at 1, 2 and 5 times each power of ten and unlabeled ticks in
 * between. Over many powers of ten, only the powers have labels; over less than one, labels are
 * equidistant.
 */
final class DecadeAxis extends LogAxis {
  private static final long serialVersionUID = 1;
  private static final double MANY_DECADES = 3.7;
  private static final double FEW_DECADES = 0.8;

  private final transient DoubleFunction<String> format;

  /**
   * Creates an axis.
   *
   * @param label what the axis shows; null if that is shown elsewhere
   * @param format formats a value
   */
  DecadeAxis(@Nullable String label, DoubleFunction<String> format) {
    super(label);
    this.format = format;
  }

  @Override
  public List<NumberTick> refreshTicks(
      Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
    TextAnchor anchor =
        RectangleEdge.isTopOrBottom(edge) ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
    return decades() < FEW_DECADES ? equidistant(anchor) : byDecades(anchor);
  }

  private double decades() {
    return Math.log10(getRange().getUpperBound() / getRange().getLowerBound());
  }

  private List<NumberTick> equidistant(TextAnchor anchor) {
    NumberTickUnit unit = ChartStyle.linear(null, getRange(), 5).getTickUnit();
    List<NumberTick> ticks = new ArrayList<>();
    long first = (long) Math.ceil(getRange().getLowerBound() / unit.getSize() - 1e-9);
    for (long i = first; i * unit.getSize() <= getRange().getUpperBound() * (1 + 1e-9); i++) {
      double value = i * unit.getSize();
      String label = unit.valueToString(value);
      ticks.add(new NumberTick(TickType.MAJOR, value, label, anchor, TextAnchor.CENTER, 0));
    }
    return ticks;
  }

  private List<NumberTick> byDecades(TextAnchor anchor) {
    List<NumberTick> ticks = new ArrayList<>();
    int first = (int) Math.floor(Math.log10(getRange().getLowerBound()));
    for (int decade = first; Math.pow(10, decade) <= getRange().getUpperBound(); decade++) {
      for (int digit = 1; digit < 10; digit++) {
        double value = decade < 0 ? digit / Math.pow(10, -decade) : digit * Math.pow(10, decade);
        if (getRange().contains(value)) {
          ticks.add(tick(value, isLabelled(digit), anchor));
        }
      }
    }
    return ticks;
  }

  private boolean isLabelled(int digit) {
    return digit == 1 || (decades() < MANY_DECADES && (digit == 2 || digit == 5));
  }

  private NumberTick tick(double value, boolean major, TextAnchor anchor) {
    return new NumberTick(
        major ? TickType.MAJOR : TickType.MINOR,
        value,
        major ? format.apply(value) : "",
        anchor,
        TextAnchor.CENTER,
        0);
  }
}
