package dev.overfit.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;
import org.jspecify.annotations.Nullable;

/** The look shared by all charts: title and subtitle at the top left, few lines, no frame. */
final class ChartStyle {
  private ChartStyle() {}

  static Font font(int style, float size) {
    return new Font(Font.SANS_SERIF, style, 1).deriveFont(size);
  }

  /**
   * Creates a chart with a title, a line or two on how to read it, and the label of its vertical
   * axis. The label is set horizontally above the axis, so that nobody has to turn their head and
   * so that it stays text in SVG: JFreeChart draws rotated letters as outlines.
   */
  static JFreeChart chart(
      String title, String subtitle, String vertical, Plot plot, Layout layout) {
    JFreeChart chart = new JFreeChart(null, font(Font.BOLD, 16), plot, false);
    chart.setBackgroundPaint(Palette.PAPER);
    chart.setPadding(new RectangleInsets(14, 14, 10, 18));
    chart.setTextAntiAlias(true);
    chart.setTitle(title(title, Font.BOLD, layout.titleSize()));
    chart.addSubtitle(line(subtitle, Palette.FAINT_INK, 3, layout));
    chart.addSubtitle(line(vertical, Palette.INK, 10, layout));
    return chart;
  }

  private static TextTitle line(String text, Color color, double above, Layout layout) {
    TextTitle line = title(text, Font.PLAIN, layout.textSize());
    line.setPaint(color);
    line.setPadding(new RectangleInsets(above, 0, 4, 0));
    return line;
  }

  private static TextTitle title(String text, int style, float size) {
    TextTitle title = new TextTitle(text, font(style, size));
    title.setPaint(Palette.INK);
    title.setTextAlignment(HorizontalAlignment.LEFT);
    title.setHorizontalAlignment(HorizontalAlignment.LEFT);
    title.setPadding(RectangleInsets.ZERO_INSETS);
    return title;
  }

  static XYPlot plot(ValueAxis domain, ValueAxis range) {
    XYPlot plot = new XYPlot(null, axis(domain), bare(range), null);
    plot.setBackgroundPaint(Palette.PAPER);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinePaint(Palette.GRID);
    plot.setRangeGridlineStroke(new BasicStroke(0.8f));
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    return plot;
  }

  /** Styles an axis to show only its labels, without a line or tick marks. */
  static <A extends ValueAxis> A bare(A axis) {
    axis(axis).setAxisLineVisible(false);
    axis.setTickMarksVisible(false);
    return axis;
  }

  /** Creates a small plot with few labels below it and none at its side. */
  static XYPlot panel(Range domain, Range range) {
    return panel(domain, range, unit(domain.getLength() / 3));
  }

  /** Creates a small plot whose labels below it are the multiples of a unit. */
  static XYPlot panel(Range domain, Range range, double unit) {
    NumberAxis horizontal = axis(null, domain, unit);
    NumberAxis vertical = linear(null, range, 3);
    XYPlot plot = plot(horizontal, vertical);
    horizontal.setTickLabelFont(font(Font.PLAIN, 11));
    horizontal.setTickMarkOutsideLength(3);
    vertical.setVisible(false);
    plot.setRangeGridlinesVisible(false);
    plot.setInsets(RectangleInsets.ZERO_INSETS);
    return plot;
  }

  /**
   * Creates a linear axis with ticks at 1, 2 or 5 times a power of ten. Tick labels have as many
   * decimals as they need and are the same on every machine.
   *
   * @param label what the axis shows; null if that is shown elsewhere
   * @param range the bounds of the axis
   * @param ticks the approximate number of ticks
   */
  static NumberAxis linear(@Nullable String label, Range range, int ticks) {
    return axis(label, range, unit(range.getLength() / ticks));
  }

  private static NumberAxis axis(@Nullable String label, Range range, double unit) {
    NumberAxis axis = new NumberAxis(label);
    axis.setRange(range);
    int decimals = (int) Math.max(0, -Math.floor(Math.log10(unit) + 1e-9));
    DecimalFormat format =
        new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    axis.setTickUnit(new NumberTickUnit(unit, format));
    return axis;
  }

  /** Rounds to 1, 2 or 5 times a power of ten, choosing the closest by ratio. */
  static double unit(double wanted) {
    double power = Math.pow(10, Math.floor(Math.log10(wanted)));
    double digit = wanted / power;
    if (digit < Math.sqrt(2)) {
      return power;
    }
    if (digit < Math.sqrt(10)) {
      return 2 * power;
    }
    return (digit < Math.sqrt(50) ? 5 : 10) * power;
  }

  private static <A extends ValueAxis> A axis(A axis) {
    axis.setLabelFont(font(Font.PLAIN, 12.5f));
    axis.setTickLabelFont(font(Font.PLAIN, 12));
    axis.setLabelPaint(Palette.INK);
    axis.setTickLabelPaint(Palette.INK);
    axis.setAxisLinePaint(Palette.FAINT_INK);
    axis.setTickMarkPaint(Palette.FAINT_INK);
    axis.setTickMarkOutsideLength(5);
    axis.setMinorTickMarkOutsideLength(3);
    return axis;
  }
}
