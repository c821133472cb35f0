package dev.overfit.picture;

import dev.overfit.statistics.Interval;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * A plot of rows, the first at the top, each with its name at the left and with points and
 * intervals on a common axis. What is added first is drawn in front.
 */
final class RowPlot {
  /**
   * A point.
   *
   * @param row the row of the point, from 0; a fraction moves it down
   * @param value the position along the axis
   */
  record Point(double row, double value, Shape mark, Color line, Color fill) {}

  /** An interval; the row is that of a {@link Point}. */
  record Bar(double row, Interval interval, Color color) {}

  private final XYPlot plot;
  private int parts;

  RowPlot(List<String> names, NumberAxis across, Layout layout) {
    SymbolAxis rows = new SymbolAxis(null, names.toArray(String[]::new));
    plot = ChartStyle.plot(across, rows);
    rows.setInverted(true);
    rows.setGridBandsVisible(false);
    rows.setTickLabelFont(ChartStyle.font(Font.PLAIN, layout.textSize()));
    plot.setDomainGridlinesVisible(true);
    plot.setDomainGridlinePaint(Palette.GRID);
  }

  RowPlot points(List<Point> points) {
    XYSeriesCollection data = new XYSeriesCollection();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
    renderer.setUseFillPaint(true);
    renderer.setDrawOutlines(true);
    renderer.setUseOutlinePaint(true);
    for (Point point : points) {
      int index = data.getSeriesCount();
      XYSeries series = new XYSeries(index);
      series.add(point.value(), point.row());
      data.addSeries(series);
      renderer.setSeriesFillPaint(index, point.fill());
      renderer.setSeriesOutlinePaint(index, point.line());
      renderer.setSeriesOutlineStroke(index, Palette.solid(1.6f));
      renderer.setSeriesShape(index, point.mark());
    }
    plot.setDataset(parts, data);
    plot.setRenderer(parts++, renderer);
    return this;
  }

  RowPlot bars(List<Bar> bars, float width) {
    XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
    XYErrorRenderer renderer = new XYErrorRenderer();
    renderer.setDrawYError(false);
    renderer.setDefaultShapesVisible(false);
    renderer.setCapLength(5);
    renderer.setErrorStroke(Palette.solid(width));
    for (Bar bar : bars) {
      int index = data.getSeriesCount();
      XYIntervalSeries series = new XYIntervalSeries(index);
      Interval interval = bar.interval();
      series.add(interval.low(), interval.low(), interval.high(), bar.row(), bar.row(), bar.row());
      data.addSeries(series);
      renderer.setSeriesPaint(index, bar.color());
    }
    plot.setDataset(parts, data);
    plot.setRenderer(parts++, renderer);
    return this;
  }

  XYPlot plot() {
    return plot;
  }
}
