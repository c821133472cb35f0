package dev.overfit.picture;

import static java.util.Comparator.comparingDouble;

import dev.overfit.picture.Legend.Entry;
import dev.overfit.statistics.Interval;
import dev.overfit.study.Analysis;
import dev.overfit.study.Caption;
import dev.overfit.study.Figures;
import dev.overfit.study.ModelOutcomes;
import dev.overfit.study.PairComparison;
import dev.overfit.study.Verdict;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.Range;

/**
 * Shows how much better one model is than another on the judging rows, one pair per row, greatest
 * difference first: the mean over the replicates, its interval for the chance of the rows and for
 * that of training, the zone that is too small to matter, and the verdict in words.
 */
final class DifferencesPicture {
  private static final String TITLE = "Which differences are real";

  /** The number of pairs of six models; if there are more, only the best model's are shown. */
  private static final int MOST_PAIRS = 15;

  /** The size of a difference on either side of 0 that is too small to matter. */
  private static final double ZONE = PairComparison.TOO_SMALL;

  private static final Shape ZONE_SAMPLE = new Rectangle2D.Double(-17, -6, 34, 12);

  /** How far, in rows, the thin bar is below its point, and the words above it. */
  private static final double BELOW = 0.24;

  private static final double ABOVE = 0.34;
  private static final float ROWS_WIDTH = 2.2f;
  private static final float TRAINING_WIDTH = 1.1f;

  private final Analysis analysis;
  private final List<PairComparison> pairs;
  private final Optional<String> only;

  private DifferencesPicture(Analysis analysis, List<PairComparison> pairs, Optional<String> only) {
    this.analysis = analysis;
    this.pairs =
        pairs.stream().sorted(comparingDouble(PairComparison::difference).reversed()).toList();
    this.only = only;
  }

  /** Returns the picture; empty unless models were trained more than once and can be compared. */
  static Optional<Picture> of(Analysis analysis) {
    List<PairComparison> all = analysis.comparisons();
    if (!analysis.replicated() || all.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> only =
        analysis.best().map(ModelOutcomes::name).filter(best -> all.size() > MOST_PAIRS);
    DifferencesPicture picture =
        new DifferencesPicture(analysis, only.map(analysis::comparisonsWith).orElse(all), only);
    return Optional.of(Picture.of("differences", TITLE, picture.description(), picture::drawing));
  }

  private String description() {
    return Figures.format(
        "Intervals, a pair of models each, of how much lower the crossentropy of the first is on the"
            + " %s rows: %s.",
        analysis.rows().label(),
        Figures.list(pairs.stream().map(DifferencesPicture::words).toList()));
  }

  private static String words(PairComparison pair) {
    return Figures.format(
        "%s %s%s (%s)",
        name(pair),
        Figures.crossentropy(pair.difference()),
        pair.interval()
            .map(
                rows ->
                    Figures.format(
                        ", from %s to %s",
                        Figures.crossentropy(rows.low()), Figures.crossentropy(rows.high())))
            .orElse(""),
        pair.verdict().words());
  }

  private static String name(PairComparison pair) {
    return pair.better() + " against " + pair.worse();
  }

  private String subtitle() {
    return Figures.format(
        "Crossentropy of the second minus that of the first on the %s, mean over the replicates that"
            + " both have.%s%s",
        analysis.rows().words(analysis.study()),
        only.map(best -> " Of all pairs those of " + best + ", the best.").orElse(""),
        BarRange.cut(range(), intervals()));
  }

  private Drawing drawing(Layout layout) {
    NumberAxis across =
        ChartStyle.linear("How much lower the crossentropy of the first is", range(), 5);
    XYPlot plot =
        new RowPlot(pairs.stream().map(DifferencesPicture::name).toList(), across, layout)
            .points(points())
            .bars(bars(0, PairComparison::interval), ROWS_WIDTH)
            .bars(bars(BELOW, PairComparison::training), TRAINING_WIDTH)
            .plot();
    plot.addDomainMarker(zone(), Layer.BACKGROUND);
    plot.addDomainMarker(new ValueMarker(0, Palette.INK, new BasicStroke(1.2f)));
    if (layout == Layout.WIDE) {
      verdictsAtTheRight(plot, layout);
    } else {
      wordsAbove(plot, layout);
    }
    JFreeChart chart =
        ChartStyle.chart(
            Caption.title(TITLE, analysis.study()),
            subtitle(),
            "The greatest difference first",
            plot,
            layout);
    chart.addSubtitle(Legend.below(legend(), layout));
    return new Drawing(chart, layout.width(), height(layout));
  }

  private int height(Layout layout) {
    return layout == Layout.WIDE ? 190 + 36 * pairs.size() : 270 + 52 * pairs.size();
  }

  private boolean has(Function<PairComparison, Optional<Interval>> interval) {
    return pairs.stream().anyMatch(pair -> interval.apply(pair).isPresent());
  }

  private Range range() {
    double[] points =
        DoubleStream.concat(
                pairs.stream().mapToDouble(PairComparison::difference),
                DoubleStream.of(-ZONE, ZONE))
            .toArray();
    return BarRange.of(points, intervals());
  }

  private List<Interval> intervals() {
    return pairs.stream()
        .flatMap(pair -> Stream.of(pair.interval(), pair.training()))
        .flatMap(Optional::stream)
        .toList();
  }

  private List<RowPlot.Point> points() {
    List<RowPlot.Point> points = new ArrayList<>();
    for (PairComparison pair : pairs) {
      Verdict verdict = pair.verdict();
      points.add(
          new RowPlot.Point(
              points.size(),
              pair.difference(),
              VerdictMark.shape(verdict),
              VerdictMark.color(verdict),
              VerdictMark.fill(verdict)));
    }
    return points;
  }

  private List<RowPlot.Bar> bars(
      double below, Function<PairComparison, Optional<Interval>> interval) {
    List<RowPlot.Bar> bars = new ArrayList<>();
    for (int row = 0; row < pairs.size(); row++) {
      PairComparison pair = pairs.get(row);
      double height = row + below;
      interval
          .apply(pair)
          .ifPresent(
              bar -> bars.add(new RowPlot.Bar(height, bar, VerdictMark.color(pair.verdict()))));
    }
    return bars;
  }

  private static IntervalMarker zone() {
    IntervalMarker zone = new IntervalMarker(-ZONE, ZONE, Palette.GRID);
    zone.setAlpha(1);
    return zone;
  }

  private void verdictsAtTheRight(XYPlot plot, Layout layout) {
    SymbolAxis verdicts =
        new SymbolAxis(
            null, pairs.stream().map(pair -> pair.verdict().words()).toArray(String[]::new));
    plot.setRangeAxis(1, ChartStyle.bare(verdicts));
    verdicts.setInverted(true);
    verdicts.setGridBandsVisible(false);
    verdicts.setTickLabelFont(ChartStyle.font(Font.PLAIN, layout.textSize()));
  }

  /** Puts each pair and its verdict above their bars, for a layout without room at the sides. */
  private void wordsAbove(XYPlot plot, Layout layout) {
    plot.getRangeAxis().setTickLabelsVisible(false);
    for (int row = 0; row < pairs.size(); row++) {
      PairComparison pair = pairs.get(row);
      XYTextAnnotation words =
          new XYTextAnnotation(
              name(pair) + ": " + pair.verdict().words(),
              plot.getDomainAxis().getLowerBound(),
              row - ABOVE);
      words.setTextAnchor(TextAnchor.CENTER_LEFT);
      words.setFont(ChartStyle.font(Font.PLAIN, layout.textSize()));
      words.setPaint(Palette.INK);
      words.setBackgroundPaint(Palette.PAPER);
      plot.addAnnotation(words);
    }
  }

  private List<Entry> legend() {
    List<Entry> entries = new ArrayList<>();
    if (has(PairComparison::interval)) {
      String chance = analysis.study().resampled() ? "both kinds of chance" : "chance of the rows";
      entries.add(interval(chance, ROWS_WIDTH));
    }
    if (has(PairComparison::training)) {
      entries.add(interval("chance of training", TRAINING_WIDTH));
    }
    entries.add(new Entry("too small to matter", Palette.GRID, null, ZONE_SAMPLE));
    return entries;
  }

  private static Entry interval(String chance, float width) {
    return new Entry("95 % interval, " + chance, Palette.INK, Palette.solid(width), null);
  }
}
