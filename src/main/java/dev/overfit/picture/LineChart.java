package dev.overfit.picture;

import dev.overfit.picture.Legend.Entry;
import dev.overfit.picture.Line.Mark;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Lines over epochs.
 *
 * @param title what the chart shows
 * @param subtitle how to read it
 * @param vertical what the vertical axis shows
 * @param range the vertical axis, its bounds set
 * @param epochs the horizontal axis
 * @param groups the lines, grouped by what belongs together
 * @param behind lines that are drawn behind the others and are not in the legend
 */
record LineChart(
    String title,
    String subtitle,
    String vertical,
    ValueAxis range,
    EpochAxis epochs,
    List<List<Line>> groups,
    List<Line> behind) {
  private static final int COARSER_BEHIND = 5;

  LineChart {
    groups = List.copyOf(groups);
    behind = List.copyOf(behind);
  }

  /** Creates a chart without lines behind the others. */
  LineChart(
      String title,
      String subtitle,
      String vertical,
      ValueAxis range,
      EpochAxis epochs,
      List<List<Line>> groups) {
    this(title, subtitle, vertical, range, epochs, groups, List.of());
  }

  Drawing drawing(Layout layout) {
    XYPlot plot = ChartStyle.plot(epochs.axis(), range);
    List<Line> lines = groups.stream().flatMap(List::stream).toList();
    marks(plot, 0, lines);
    stems(plot, 1, lines);
    lines(plot, 2, lines, layout.curveResolution());
    lines(plot, 3, behind, layout.curveResolution() / COARSER_BEHIND);
    JFreeChart chart = ChartStyle.chart(title, subtitle, vertical, plot, layout);
    List<List<Entry>> entries = groups.stream().map(LineChart::entries).toList();
    chart.addSubtitle(new Legend(entries, layout.legend(), layout.legendColumns()));
    int most = entries.stream().mapToInt(List::size).max().orElse(0);
    return new Drawing(
        chart, layout.width(), layout.lineChartHeight(subtitle, groups.size(), most));
  }

  private void lines(XYPlot plot, int index, List<Line> lines, int resolution) {
    XYSeriesCollection data = new XYSeriesCollection();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setDrawSeriesLineAsPath(true);
    for (Line line : lines) {
      int series = data.getSeriesCount();
      data.addSeries(CurveSeries.of(line.label(), line.values(), epochs.logarithmic(), resolution));
      renderer.setSeriesPaint(series, line.color());
      renderer.setSeriesStroke(series, line.stroke());
    }
    plot.setDataset(index, data);
    plot.setRenderer(index, renderer);
  }

  private static void marks(XYPlot plot, int index, List<Line> lines) {
    XYSeriesCollection data = new XYSeriesCollection();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
    renderer.setUseFillPaint(true);
    renderer.setDrawOutlines(true);
    renderer.setUseOutlinePaint(true);
    for (Line line : lines) {
      line.mark().ifPresent(mark -> add(mark, line.color(), data, renderer));
    }
    plot.setDataset(index, data);
    plot.setRenderer(index, renderer);
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

  /** Adds a stem from each mark to its line's value in that epoch. */
  private static void stems(XYPlot plot, int index, List<Line> lines) {
    XYSeriesCollection data = new XYSeriesCollection();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    for (Line line : lines) {
      line.mark().ifPresent(mark -> addStem(mark, line, data, renderer));
    }
    plot.setDataset(index, data);
    plot.setRenderer(index, renderer);
  }

  private static void addStem(
      Mark mark, Line line, XYSeriesCollection data, XYLineAndShapeRenderer renderer) {
    int index = data.getSeriesCount();
    XYSeries series = new XYSeries(mark.label() + index, false);
    series.add(mark.epoch(), mark.value());
    series.add(mark.epoch(), line.values()[mark.epoch() - 1]);
    data.addSeries(series);
    renderer.setSeriesPaint(index, line.color());
    renderer.setSeriesStroke(index, Palette.solid(1.5f));
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
