package dev.overfit.picture;

import dev.overfit.picture.Legend.Entry;
import dev.overfit.picture.Line.Mark;
import dev.overfit.study.Figures;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.Range;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Lines over epochs.
 *
 * @param title what the chart shows
 * @param subtitle how to read it
 * @param vertical what the vertical axis shows
 * @param range the vertical axis, its bounds set
 * @param logarithmic whether epochs stand on a logarithmic axis from {@value #FIRST_EPOCH} on, as
 *     in the tutorial; not obeyed where the longest line has too few of them for that
 * @param groups the lines, those together that belong together
 */
record LineChart(
    String title,
    String subtitle,
    String vertical,
    ValueAxis range,
    boolean logarithmic,
    List<List<Line>> groups) {
  private static final int FIRST_EPOCH = 5;
  private static final int FEW_EPOCHS = 50;

  /** So that a mark at the last epoch is not cut in half. */
  private static final double ROOM_FOR_A_MARK = 1.04;

  LineChart {
    groups = List.copyOf(groups);
    logarithmic = logarithmic && longest(groups) >= FEW_EPOCHS;
  }

  Drawing drawing(Layout layout) {
    XYPlot plot = ChartStyle.plot(epochs(), range);
    XYSeriesCollection lines = new XYSeriesCollection();
    XYSeriesCollection marks = new XYSeriesCollection();
    plot.setDataset(0, marks);
    plot.setDataset(1, lines);
    plot.setRenderer(0, markRenderer(marks));
    plot.setRenderer(1, lineRenderer(lines));
    JFreeChart chart = ChartStyle.chart(title, subtitle, vertical, plot, layout);
    List<List<Entry>> entries = groups.stream().map(LineChart::entries).toList();
    chart.addSubtitle(new Legend(entries, layout.legend(), layout.legendColumns()));
    int most = entries.stream().mapToInt(List::size).max().orElse(0);
    return new Drawing(chart, layout.width(), layout.lineChartHeight(groups.size(), most));
  }

  private static int longest(List<List<Line>> groups) {
    return groups.stream()
        .flatMap(List::stream)
        .mapToInt(line -> line.values().length)
        .max()
        .orElse(0);
  }

  /** The horizontal axis. */
  ValueAxis epochs() {
    if (!logarithmic) {
      return ChartStyle.linear(
          "Epoch", new Range(0, ROOM_FOR_A_MARK * Math.max(longest(groups), 6)), 6);
    }
    ValueAxis axis = new DecadeAxis("Epoch", value -> Figures.count((long) value));
    axis.setRange(FIRST_EPOCH, longest(groups) * ROOM_FOR_A_MARK);
    axis.setMinorTickMarksVisible(true);
    return axis;
  }

  private XYLineAndShapeRenderer lineRenderer(XYSeriesCollection data) {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setDrawSeriesLineAsPath(true);
    for (Line line : groups.stream().flatMap(List::stream).toList()) {
      int series = data.getSeriesCount();
      data.addSeries(CurveSeries.of(line.label(), line.values(), logarithmic));
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
