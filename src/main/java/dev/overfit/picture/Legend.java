package dev.overfit.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.block.RectangleConstraint;
import org.jfree.chart.title.Title;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.Size2D;
import org.jspecify.annotations.Nullable;

/**
 * A legend outside the plot, where it hides no data: groups of entries in columns. JFreeChart's own
 * legend centers each entry in its cell, so that columns do not line up, and draws samples of lines
 * too short to show a dash.
 */
final class Legend extends Title {
  /** A sample of a line, a mark or both, and what it stands for. */
  record Entry(String label, Color color, @Nullable Stroke line, @Nullable Shape mark) {}

  private static final long serialVersionUID = 1;
  private static final Font FONT = ChartStyle.font(Font.PLAIN, 12);
  private static final double SAMPLE = 34;
  private static final double ROW = 18;
  private static final double GAP = 14;

  private final transient List<List<Entry>> groups;
  private final int columns;

  /** Creates a legend at an edge of the chart, its groups in the given number of columns. */
  Legend(List<List<Entry>> groups, RectangleEdge edge, int columns) {
    this.groups = List.copyOf(groups);
    this.columns = columns;
    setPosition(edge);
  }

  /** Creates a legend of unrelated entries below the chart: side by side if the layout is wide. */
  static Legend below(List<Entry> entries, Layout layout) {
    return layout == Layout.WIDE
        ? new Legend(entries.stream().map(List::of).toList(), RectangleEdge.BOTTOM, entries.size())
        : new Legend(List.of(entries), RectangleEdge.BOTTOM, 1);
  }

  @Override
  public Size2D arrange(Graphics2D graphics, RectangleConstraint constraint) {
    return new Size2D(
        columns * (columnWidth(graphics) + GAP), height(groups.size(), entries(), columns));
  }

  /** Returns the height of a legend with the given number of groups and of entries per group. */
  static double height(int groups, int entries, int columns) {
    int rows = (groups + columns - 1) / columns;
    return rows * (ROW * entries + GAP) + GAP / 2;
  }

  private double columnWidth(Graphics2D graphics) {
    FontMetrics metrics = graphics.getFontMetrics(FONT);
    return groups.stream()
            .flatMap(List::stream)
            .mapToDouble(entry -> metrics.stringWidth(entry.label()))
            .max()
            .orElse(0)
        + SAMPLE
        + 8;
  }

  private int entries() {
    return groups.stream().mapToInt(List::size).max().orElse(0);
  }

  @Override
  public void draw(Graphics2D graphics, Rectangle2D area) {
    double width = columnWidth(graphics) + GAP;
    for (int i = 0; i < groups.size(); i++) {
      int row = i / columns;
      double x = area.getX() + GAP + i % columns * width;
      double y = area.getY() + GAP / 2 + row * (ROW * entries() + GAP);
      for (Entry entry : groups.get(i)) {
        draw(graphics, entry, x, y + ROW / 2);
        y += ROW;
      }
    }
  }

  private static void draw(Graphics2D graphics, Entry entry, double x, double y) {
    graphics.setPaint(entry.color());
    if (entry.line() != null) {
      graphics.setStroke(entry.line());
      graphics.draw(new Line2D.Double(x, y, x + SAMPLE, y));
    }
    if (entry.mark() != null) {
      mark(graphics, entry.mark(), x + SAMPLE / 2, y);
    }
    graphics.setPaint(Palette.INK);
    graphics.setFont(FONT);
    graphics.drawString(entry.label(), (float) (x + SAMPLE + 8), (float) (y + 4.5));
  }

  private static void mark(Graphics2D graphics, Shape mark, double x, double y) {
    Shape placed = AffineTransform.getTranslateInstance(x, y).createTransformedShape(mark);
    graphics.fill(placed);
  }

  @Override
  public @Nullable Object draw(Graphics2D graphics, Rectangle2D area, @Nullable Object parameters) {
    draw(graphics, area);
    return null;
  }
}
