package dev.overfit.picture;

import dev.overfit.data.Dataset;
import dev.overfit.data.Split;
import dev.overfit.picture.Legend.Entry;
import dev.overfit.study.Caption;
import dev.overfit.study.Figures;
import dev.overfit.study.Study;
import java.awt.Color;
import java.awt.Stroke;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.Range;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Small multiples, a panel a feature: how its values are spread in the rows of signal (label 1)
 * against those of background (label 0).
 */
final class FeaturesByClassPicture {
  private static final int BINS = 30;
  private static final int MOST_PANELS = 60;

  /**
   * What share of the values, at either end, a panel leaves out so that tails do not squeeze it.
   */
  private static final double TAIL = 0.005;

  private static final Color SIGNAL = Palette.color(0);
  private static final Color BACKGROUND = Palette.color(1);
  private static final Stroke SIGNAL_STROKE = Palette.solid(1.5f);
  private static final Stroke BACKGROUND_STROKE = Palette.dashed(4, 1.5f);

  private final Study study;
  private final Split split;
  private final int panels;
  private final List<Outlines> outlines;

  private FeaturesByClassPicture(Study study) {
    this.study = study;
    this.split = study.split();
    this.panels = Math.min(MOST_PANELS, split.training().width());
    this.outlines = IntStream.range(0, panels).mapToObj(this::outlines).toList();
  }

  /** The histograms of one feature. */
  private record Outlines(XYSeries signal, XYSeries background) {}

  static Picture of(Study study) {
    FeaturesByClassPicture picture = new FeaturesByClassPicture(study);
    return Picture.of(
        "features-by-class",
        "Signal against background",
        "Small multiples, a histogram a feature, of signal (solid) and background (dashed): "
            + Figures.list(study.split().training().columns().subList(0, picture.panels))
            + ".",
        picture::drawing);
  }

  private Drawing drawing(Layout layout) {
    int columns = layout == Layout.WIDE ? 7 : 2;
    List<PanelGrid.Panel> grid = IntStream.range(0, panels).mapToObj(this::panel).toList();
    JFreeChart chart =
        ChartStyle.chart(
            Caption.title("Signal against background", study),
            Figures.format(
                "How the values of each feature are spread in the rows of either class, all %,d rows"
                    + " of %s; the outermost %s %% at either end are left out.",
                split.training().rows() + split.validation().rows(),
                split.origin().name(),
                100 * TAIL),
            "Share of the class",
            new PanelGrid(grid, columns),
            layout);
    chart.addSubtitle(
        new Legend(
            List.of(
                List.of(new Entry("Signal", SIGNAL, SIGNAL_STROKE, null)),
                List.of(new Entry("Background", BACKGROUND, BACKGROUND_STROKE, null))),
            RectangleEdge.BOTTOM,
            2));
    int rows = (panels + columns - 1) / columns;
    return new Drawing(chart, layout.width(), 140 + 110 * rows);
  }

  private Outlines outlines(int column) {
    double[] signal = values(column, 1);
    double[] background = values(column, 0);
    double[] all = Arrays.copyOf(signal, signal.length + background.length);
    System.arraycopy(background, 0, all, signal.length, background.length);
    Arrays.sort(all);
    double lower = all[(int) (TAIL * (all.length - 1))];
    double upper = all[(int) ((1 - TAIL) * (all.length - 1))];
    return new Outlines(
        steps(Histogram.of(signal, lower, upper, BINS), signal),
        steps(Histogram.of(background, lower, upper, BINS), background));
  }

  private PanelGrid.Panel panel(int column) {
    XYSeries signal = outlines.get(column).signal();
    XYSeries background = outlines.get(column).background();
    double highest = Math.max(1e-9, Math.max(background.getMaxY(), signal.getMaxY()));
    XYPlot plot =
        ChartStyle.panel(
            new Range(signal.getMinX(), signal.getMaxX()), new Range(0, 1.05 * highest));
    add(plot, 0, background, renderer(BACKGROUND, BACKGROUND_STROKE));
    add(plot, 1, signal, renderer(SIGNAL, SIGNAL_STROKE));
    return new PanelGrid.Panel(split.training().columns().get(column), plot);
  }

  private static void add(
      XYPlot plot, int index, XYSeries series, XYLineAndShapeRenderer renderer) {
    plot.setDataset(index, new XYSeriesCollection(series));
    plot.setRenderer(index, renderer);
  }

  private double[] values(int column, int label) {
    return DoubleStream.concat(
            values(split.training(), column, label), values(split.validation(), column, label))
        .toArray();
  }

  private static DoubleStream values(Dataset dataset, int column, int label) {
    return IntStream.range(0, dataset.rows())
        .filter(row -> dataset.labels()[row] == label)
        .mapToDouble(row -> dataset.features()[row * dataset.width() + column]);
  }

  /** The outline of a histogram, as the points of a path. */
  private static XYSeries steps(Histogram histogram, double[] values) {
    XYSeries series = new XYSeries("share", false);
    for (int bin = 0; bin < histogram.counts().length; bin++) {
      double share = (double) histogram.counts()[bin] / Math.max(1, values.length);
      series.add(histogram.lower() + bin * histogram.binWidth(), share);
      series.add(histogram.lower() + (bin + 1) * histogram.binWidth(), share);
    }
    return series;
  }

  private static XYLineAndShapeRenderer renderer(Color color, Stroke stroke) {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setDrawSeriesLineAsPath(true);
    renderer.setSeriesPaint(0, color);
    renderer.setSeriesStroke(0, stroke);
    return renderer;
  }
}
