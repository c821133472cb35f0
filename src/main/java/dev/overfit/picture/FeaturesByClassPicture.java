package dev.overfit.picture;

import dev.overfit.data.Dataset;
import dev.overfit.data.Split;
import dev.overfit.io.OneLine;
import dev.overfit.picture.Legend.Entry;
import dev.overfit.study.Caption;
import dev.overfit.study.ClassNames;
import dev.overfit.study.Figures;
import dev.overfit.study.Study;
import java.awt.Color;
import java.awt.Stroke;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
 * Small multiples, one panel for each of the first {@value #MOST_PANELS} features: the distribution
 * of its values in the training and validation rows of each class. A feature of zeros and ones gets
 * two bars.
 */
final class FeaturesByClassPicture {
  private static final int BINS = 30;
  private static final int MOST_PANELS = 60;
  private static final int MOST_ROWS = 100_000;

  /** The longest class name that fits beside the other one in a phone's legend. */
  private static final int SHORT_NAME = 20;

  /**
   * The share of the values at either end that a panel leaves out so that tails do not squeeze it.
   */
  private static final double TAIL = 0.005;

  private static final Color POSITIVE = Palette.color(0);
  private static final Color NEGATIVE = Palette.color(1);
  private static final Stroke POSITIVE_STROKE = Palette.solid(1.5f);
  private static final Stroke NEGATIVE_STROKE = Palette.dashed(4, 1.5f);

  private static final Range ZERO_AND_ONE = new Range(-0.5, 1.5);

  private final Study study;
  private final Split split;
  private final ClassNames names;
  private final int panels;
  private final List<Outlines> outlines;

  private FeaturesByClassPicture(Study study) {
    this.study = study;
    this.split = study.split();
    this.names = ClassNames.of(study);
    this.panels = Math.min(MOST_PANELS, split.training().width());
    this.outlines = IntStream.range(0, panels).mapToObj(this::outlines).toList();
  }

  private record Outlines(XYSeries positive, XYSeries negative, boolean binary) {}

  static Picture of(Study study) {
    FeaturesByClassPicture picture = new FeaturesByClassPicture(study);
    return Picture.of(
        "features-by-class", picture.title(), picture.description(), picture::drawing);
  }

  private String title() {
    return sentenceStart(names.positive()) + " against " + names.negative();
  }

  /** Capitalizes words, but leaves class names from the user's data as they are. */
  private String sentenceStart(String name) {
    return study.coding().isPresent()
        ? name
        : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private String description() {
    return Figures.format(
        "Small multiples, a histogram a feature, of %s (solid) and %s (dashed): %s.%s",
        names.positive(),
        names.negative(),
        Figures.list(IntStream.range(0, panels).mapToObj(this::feature).toList()),
        omitted());
  }

  private String feature(int column) {
    return OneLine.of(split.training().columns().get(column));
  }

  /** Returns a note on what is not drawn; empty if everything is. */
  private String omitted() {
    int features = split.training().width();
    return features == panels
        ? ""
        : Figures.format(" Only the first %,d of %,d features are drawn.", panels, features);
  }

  private String subtitle() {
    return Figures.format(
            "How the values of each feature are spread in the rows of either class, %s of %s",
            rows(), Caption.data(study))
        + (hasNumbers() ? numbers() : ".")
        + omitted();
  }

  private boolean hasNumbers() {
    return !outlines.stream().allMatch(Outlines::binary);
  }

  private String numbers() {
    String left = Figures.format("; the outermost %s %% at either end are left out.", 100 * TAIL);
    return study.coding().isPresent()
        ? left + " Numbers are in standard deviations from the mean of the training rows."
        : left;
  }

  /** Describes the drawn rows. Test rows are looked at once, and not here. */
  private String rows() {
    int rows = split.training().rows() + split.validation().rows();
    int drawn = drawn(split.training()).rows() + drawn(split.validation()).rows();
    String part = drawn < rows ? Figures.format("%,d of ", drawn) : "";
    return part
        + Figures.format(
            split.test().isPresent() ? "the %,d rows that train or validate" : "all %,d rows",
            rows);
  }

  private Drawing drawing(Layout layout) {
    int columns = layout == Layout.WIDE ? 7 : 2;
    List<PanelGrid.Panel> grid = IntStream.range(0, panels).mapToObj(this::panel).toList();
    JFreeChart chart =
        ChartStyle.chart(
            Caption.title(title(), study),
            subtitle(),
            "Share of the class",
            new PanelGrid(grid, columns, layout.smallestText()),
            layout);
    int legend = layout == Layout.WIDE || longestName() <= SHORT_NAME ? 2 : 1;
    chart.addSubtitle(
        new Legend(
            List.of(
                entry(names.positive(), POSITIVE, POSITIVE_STROKE),
                entry(names.negative(), NEGATIVE, NEGATIVE_STROKE)),
            RectangleEdge.BOTTOM,
            legend));
    int rows = (panels + columns - 1) / columns;
    int higher = (int) (Legend.height(2, 1, legend) - Legend.height(2, 1, 2));
    return new Drawing(chart, layout.width(), 140 + 110 * rows + higher);
  }

  private int longestName() {
    return Math.max(names.positive().length(), names.negative().length());
  }

  private List<Entry> entry(String name, Color color, Stroke stroke) {
    return List.of(new Entry(sentenceStart(name), color, stroke, null));
  }

  private Outlines outlines(int column) {
    double[] positive = values(column, 1);
    double[] negative = values(column, 0);
    double[] all = Arrays.copyOf(positive, positive.length + negative.length);
    System.arraycopy(negative, 0, all, positive.length, negative.length);
    if (Arrays.stream(all).allMatch(value -> value == 0 || value == 1)) {
      return new Outlines(bars(positive), bars(negative), true);
    }
    Arrays.sort(all);
    double lower = all[(int) (TAIL * (all.length - 1))];
    double upper = all[(int) ((1 - TAIL) * (all.length - 1))];
    return new Outlines(
        steps(Histogram.of(positive, lower, upper, BINS), positive),
        steps(Histogram.of(negative, lower, upper, BINS), negative),
        false);
  }

  private static XYSeries bars(double[] values) {
    double lower = ZERO_AND_ONE.getLowerBound();
    return steps(Histogram.of(values, lower, ZERO_AND_ONE.getUpperBound(), 2), values);
  }

  private PanelGrid.Panel panel(int column) {
    XYSeries positive = outlines.get(column).positive();
    XYSeries negative = outlines.get(column).negative();
    double highest = Math.max(1e-9, Math.max(negative.getMaxY(), positive.getMaxY()));
    Range shares = new Range(0, 1.05 * highest);
    XYPlot plot =
        outlines.get(column).binary()
            ? ChartStyle.panel(ZERO_AND_ONE, shares, 1)
            : ChartStyle.panel(new Range(positive.getMinX(), positive.getMaxX()), shares);
    add(plot, 0, negative, renderer(NEGATIVE, NEGATIVE_STROKE));
    add(plot, 1, positive, renderer(POSITIVE, POSITIVE_STROKE));
    return new PanelGrid.Panel(feature(column), plot);
  }

  private static void add(
      XYPlot plot, int index, XYSeries series, XYLineAndShapeRenderer renderer) {
    plot.setDataset(index, new XYSeriesCollection(series));
    plot.setRenderer(index, renderer);
  }

  private double[] values(int column, int label) {
    return DoubleStream.concat(
            values(drawn(split.training()), column, label),
            values(drawn(split.validation()), column, label))
        .toArray();
  }

  /** Limits the drawn rows: more would look the same and take long. */
  private static Dataset drawn(Dataset rows) {
    return rows.rows() <= MOST_ROWS ? rows : rows.slice(0, MOST_ROWS);
  }

  private static DoubleStream values(Dataset dataset, int column, int label) {
    float[] features = dataset.features();
    return IntStream.range(0, dataset.rows())
        .filter(row -> dataset.labels()[row] == label)
        .mapToDouble(row -> features[row * dataset.width() + column]);
  }

  /** Returns the outline of a histogram as the points of a path. */
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
