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
  record Panel(String name, XYPlot plot) {}

  private static final long serialVersionUID = 1;
  private static final Font FONT = ChartStyle.font(Font.PLAIN, 11);
  private static final double NAME = 16;
  private static final double GAP = 10;

  /** How far below the smallest text size a name may shrink if that saves it from being cut. */
  private static final double RATHER_THAN_CUT = 0.26;

  private final transient List<Panel> panels;
  private final int columns;
  private final float smallestText;

  /**
   * @param smallestText the text size to which a long name may shrink before it is cut
   */
  PanelGrid(List<Panel> panels, int columns, float smallestText) {
    this.panels = List.copyOf(panels);
    this.columns = columns;
    this.smallestText = smallestText;
  }

  List<Panel> panels() {
    return panels;
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

  /** Cuts the middle out of a text that is too wide: features of one column differ at the end. */
  private static String cut(FontMetrics metrics, String text, double width) {
    int[] letters = text.codePoints().toArray();
    int kept = letters.length;
    while (kept > 0 && metrics.stringWidth(cut(letters, kept)) > width) {
      kept--;
    }
    return cut(letters, kept);
  }

  private static String cut(int[] letters, int kept) {
    int first = (kept + 1) / 2;
    int last = kept - first;
    String start = new String(letters, 0, first);
    String end = new String(letters, letters.length - last, last);
    return start + (kept == letters.length ? "" : "…") + end;
  }

  /** Draws the name, shrunk if it is too wide, and cut if it would become too small. */
  private void name(Graphics2D graphics, String name, Rectangle2D cell) {
    double width = cell.getWidth();
    double needed = graphics.getFontMetrics(FONT).stringWidth(name);
    double size = needed <= width ? FONT.getSize2D() : FONT.getSize2D() * width / needed;
    boolean whole = size >= smallestText - RATHER_THAN_CUT;
    graphics.setFont(FONT.deriveFont(whole ? (float) size : smallestText));
    graphics.setPaint(Palette.INK);
    String shown = whole ? name : cut(graphics.getFontMetrics(), name, width);
    graphics.drawString(shown, (float) cell.getX(), (float) (cell.getY() + 11));
  }

  private void draw(Graphics2D graphics, Panel panel, Rectangle2D cell) {
    name(graphics, panel.name(), cell);
    Rectangle2D below =
        new Rectangle2D.Double(
            cell.getX(), cell.getY() + NAME, cell.getWidth(), cell.getHeight() - NAME);
    panel.plot().draw(graphics, below, null, null, null);
  }
}
