package dev.overfit.picture;

import dev.overfit.study.Figures;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/**
 * A logarithmic axis of row counts with a tick at each given size. A tick has a label unless that
 * would run into the previous one.
 */
final class SizeAxis extends LogAxis {
  private static final long serialVersionUID = 1;
  private static final double ROOM = 1.2;

  /** The share of the axis that a label needs. */
  private static final double SPACE = 0.12;

  private final transient SortedSet<Integer> sizes;

  /** Creates an axis from the smallest to the largest of the given sizes, at least one. */
  SizeAxis(String label, SortedSet<Integer> sizes) {
    super(label);
    this.sizes = new TreeSet<>(sizes);
    setRange(sizes.first() / ROOM, sizes.last() * ROOM);
  }

  @Override
  public List<NumberTick> refreshTicks(
      Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
    List<NumberTick> ticks = new ArrayList<>();
    double free = 0;
    for (int size : sizes) {
      boolean shown = size >= free;
      ticks.add(
          new NumberTick(
              TickType.MAJOR,
              size,
              shown ? Figures.count(size) : "",
              TextAnchor.TOP_CENTER,
              TextAnchor.CENTER,
              0));
      free = shown ? size * Math.pow(getUpperBound() / getLowerBound(), SPACE) : free;
    }
    return ticks;
  }
}
