package dev.overfit.report;

import dev.overfit.report.Legend.Entry;
import dev.overfit.report.Line.Mark;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Lines over epochs. The epochs stand on a logarithmic axis from {@value #FIRST_EPOCH} on, as in
 * the tutorial, unless the longest line has too few of them for that.
 *
 * @param title what the chart shows
 * @param subtitle how to read it
 * @param vertical what the vertical axis shows
 * @param range the vertical axis, its bounds set
 * @param groups the lines, those together that belong together
 */
record LineChart(
    String title, String subtitle, String vertical, NumberAxis range, List<List<Line>> groups) {
  static final int FIRST_EPOCH = 5;
  private static final int FEW_EPOCHS = 50;

  JFreeChart chart() {
    boolean logarithmic = isLogarithmic();
    XYPlot plot = ChartStyle.plot(epochs(logarithmic), range);
    XYSeriesCollection lines = new XYSeriesCollection();
    XYSeriesCollection marks = new XYSeriesCollection();
    plot.setDataset(0, marks);
    plot.setDataset(1, lines);
    plot.setRenderer(0, markRenderer(marks));
    plot.setRenderer(1, lineRenderer(lines, logarithmic));
    JFreeChart chart = ChartStyle.chart(title, subtitle, vertical, plot);
    chart.addSubtitle(
        new Legend(groups.stream().map(LineChart::entries).toList(), RectangleEdge.RIGHT, 1));
    return chart;
  }

  /** The first epoch that the axis shows. */
  int firstEpoch() {
    return isLogarithmic() ? FIRST_EPOCH : 1;
  }

  private boolean isLogarithmic() {
    return longest() >= FEW_EPOCHS;
  }

  private int longest() {
    return groups.stream()
        .flatMap(List::stream)
        .mapToInt(line -> line.values().length)
        .max()
        .orElse(0);
  }

  private ValueAxis epochs(boolean logarithmic) {
    ValueAxis axis = logarithmic ? new EpochAxis("Epoch") : ChartStyle.linear("Epoch", "#,##0");
    axis.setRange(firstEpoch(), Math.max(longest(), firstEpoch() + 1));
    axis.setMinorTickMarksVisible(logarithmic);
    return axis;
  }

  private XYLineAndShapeRenderer lineRenderer(XYSeriesCollection data, boolean logarithmic) {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setDrawSeriesLineAsPath(true);
    for (Line line : groups.stream().flatMap(List::stream).toList()) {
      int series = data.getSeriesCount();
      data.addSeries(Curve.of(line.label(), line.values(), logarithmic));
      renderer.setSeriesPaint(series, line.color());
      renderer.setSeriesStroke(series, line.stroke());
    }
    return renderer;
  }

  private XYLineAndShapeRenderer markRenderer(XYSeriesCollection data) {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
    renderer.setUseFillPaint(true);
    renderer.setDrawOutlines(true);
    renderer.setUseOutlinePaint(true);
    for (Line line : groups.stream().flatMap(List::stream).toList()) {
      line.mark().ifPresent(mark -> add(mark, line.color(), data, renderer));
    }
    return renderer;
  }

  private static void add(
      Mark mark, Color color, XYSeriesCollection data, XYLineAndShapeRenderer renderer) {
    int index = data.getSeriesCount();
    XYSeries series = new XYSeries(mark.label() + index);
    series.add(mark.epoch(), mark.value());
    data.addSeries(series);
    renderer.setSeriesShape(index, Palette.mark(mark.model()));
    renderer.setSeriesFillPaint(index, color);
    renderer.setSeriesOutlinePaint(index, Palette.PAPER);
    renderer.setSeriesOutlineStroke(index, new BasicStroke(1.2f));
  }

  private static List<Entry> entries(List<Line> lines) {
    List<Entry> entries = new ArrayList<>();
    for (Line line : lines) {
      entries.add(new Entry(line.label(), line.color(), line.stroke(), null));
      line.mark()
          .map(m -> new Entry(m.label(), line.color(), null, Palette.mark(m.model())))
          .ifPresent(entries::add);
    }
    return entries;
  }
}
