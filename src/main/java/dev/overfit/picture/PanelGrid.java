package dev.overfit.picture;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.PlotState;
import org.jfree.chart.plot.XYPlot;
import org.jspecify.annotations.Nullable;

/** Small plots in rows and columns, each below its name. */
final class PanelGrid extends Plot {
  /** A small plot and what it shows. */
  record Panel(String name, XYPlot plot) {}

  private static final long serialVersionUID = 1;
  private static final Font FONT = ChartStyle.font(Font.PLAIN, 11);
  private static final double NAME = 16;
  private static final double GAP = 10;

  /** What a text may be wider that was made to fit, since a font's widths are not quite linear. */
  private static final double ROUNDING = 3;

  private final transient List<Panel> panels;
  private final int columns;
  private final float smallestText;

  /**
   * @param smallestText how small the letters of a long name may become, after which it is cut
   */
  PanelGrid(List<Panel> panels, int columns, float smallestText) {
    this.panels = List.copyOf(panels);
    this.columns = columns;
    this.smallestText = smallestText;
  }

  @Override
  public String getPlotType() {
    return "Panels";
  }

  @Override
  public void draw(
      Graphics2D graphics,
      Rectangle2D area,
      @Nullable Point2D anchor,
      @Nullable PlotState parent,
      @Nullable PlotRenderingInfo info) {
    int rows = (panels.size() + columns - 1) / columns;
    double width = (area.getWidth() + GAP) / columns;
    double height = (area.getHeight() + GAP) / Math.max(1, rows);
    for (int i = 0; i < panels.size(); i++) {
      int row = i / columns;
      double x = area.getX() + i % columns * width;
      double y = area.getY() + row * height;
      draw(graphics, panels.get(i), new Rectangle2D.Double(x, y, width - GAP, height - GAP));
    }
  }

  /** The font, smaller where the text would not fit. */
  private Font fitting(Graphics2D graphics, String text, double width) {
    double needed = graphics.getFontMetrics(FONT).stringWidth(text);
    double size = FONT.getSize2D() * Math.min(1, width / needed);
    return FONT.deriveFont(Math.max(smallestText, (float) size));
  }

  /** The text, cut where it would not fit. */
  private static String cut(FontMetrics metrics, String text, double width) {
    int end = text.length();
    while (end > 0 && metrics.stringWidth(cut(text, end)) > width) {
      end = text.offsetByCodePoints(end, -1);
    }
    return cut(text, end);
  }

  private static String cut(String text, int end) {
    return end == text.length() ? text : text.substring(0, end) + "…";
  }

  private void draw(Graphics2D graphics, Panel panel, Rectangle2D cell) {
    graphics.setFont(fitting(graphics, panel.name(), cell.getWidth()));
    graphics.setPaint(Palette.INK);
    String name = cut(graphics.getFontMetrics(), panel.name(), cell.getWidth() + ROUNDING);
    graphics.drawString(name, (float) cell.getX(), (float) (cell.getY() + 11));
    Rectangle2D below =
        new Rectangle2D.Double(
            cell.getX(), cell.getY() + NAME, cell.getWidth(), cell.getHeight() - NAME);
    panel.plot().draw(graphics, below, null, null, null);
  }
}
