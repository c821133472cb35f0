package dev.overfit.picture;

import dev.overfit.picture.Legend.Entry;
import dev.overfit.statistics.Interval;
import dev.overfit.study.Analysis;
import dev.overfit.study.Caption;
import dev.overfit.study.Figures;
import dev.overfit.study.JudgingRows;
import dev.overfit.study.ReplicateResult;
import dev.overfit.study.Spread;
import dev.overfit.study.Verdicts;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.data.Range;

/**
 * Shows the figures of each replicate on the judging rows, one model below the other: a point per
 * replicate, their mean with its interval, and the crossentropy of their mean probabilities.
 */
final class TestFiguresPicture {
  private static final Shape DOT = VerdictMark.disc(3.2);
  private static final Shape ENSEMBLE =
      VerdictMark.ring(
          new Rectangle2D.Double(-4.5, -4.5, 9, 9), new Rectangle2D.Double(-3, -3, 6, 6));

  /** Below the points, so that neither hides the other. */
  private static final double MEAN_ROW = 0.12;

  private static final double ENSEMBLE_ROW = 0.34;
  private static final double POINT_ROW = -0.2;

  /** The distance between the three heights of replicates, so that equal ones are visible. */
  private static final double ASIDE = 0.09;

  /** A model with its shown replicates, their spread, and their ensemble's crossentropy. */
  private record Judged(
      Trained model, List<ReplicateResult> replicates, Spread spread, OptionalDouble ensemble) {
    Color color() {
      return Palette.color(model.place());
    }
  }

  private final Analysis analysis;
  private final List<Judged> models;

  private TestFiguresPicture(Analysis analysis, List<Judged> models) {
    this.analysis = analysis;
    this.models = models;
  }

  /** Returns the picture; empty unless models were trained more than once. */
  static Optional<Picture> of(Analysis analysis) {
    List<Judged> models =
        Trained.competing(analysis).stream()
            .map(model -> judged(analysis, model))
            .filter(judged -> !judged.replicates().isEmpty())
            .toList();
    if (!analysis.replicated() || models.isEmpty()) {
      return Optional.empty();
    }
    TestFiguresPicture picture = new TestFiguresPicture(analysis, models);
    return Optional.of(
        Picture.of("test-figures", picture.title(), picture.description(), picture::drawing));
  }

  private static Judged judged(Analysis analysis, Trained model) {
    JudgingRows rows = analysis.rows();
    List<ReplicateResult> replicates =
        model.model().sound().stream()
            .filter(each -> Double.isFinite(rows.crossentropy(each.outcome())))
            .toList();
    double ensemble = analysis.ensemble(model.model());
    return new Judged(
        model,
        replicates,
        model.model().spread(rows::crossentropy),
        Double.isFinite(ensemble) ? OptionalDouble.of(ensemble) : OptionalDouble.empty());
  }

  private String title() {
    return "Each replicate on the " + analysis.rows().label() + " rows";
  }

  private String description() {
    return Figures.format(
        "Points, a replicate each, of crossentropy on the %s rows: %s.",
        analysis.rows().label(),
        Figures.list(models.stream().map(TestFiguresPicture::words).toList()));
  }

  private static String words(Judged judged) {
    Spread spread = judged.spread();
    return Figures.format(
        "%s mean %s%s of %d%s",
        judged.model().name(),
        Figures.crossentropy(spread.mean()),
        spread
            .interval()
            .map(bar -> Figures.format(" (%.4f to %.4f)", bar.low(), bar.high()))
            .orElse(""),
        judged.replicates().size(),
        judged.ensemble().isPresent()
            ? ", ensemble " + Figures.crossentropy(judged.ensemble().getAsDouble())
            : "");
  }

  private String subtitle() {
    return Figures.format(
        "The %s, by the weights of the best epoch%s. Below the replicates of a model their mean,"
            + " with its 95 %% interval by Student's t%s. Knowing nothing gives %s.%s%s",
        analysis.rows().words(analysis.study()),
        analysis.rows() == JudgingRows.TEST ? "" : ", which these rows chose",
        hasEnsembles() ? ", and the ensemble: the mean of their probabilities" : "",
        Figures.crossentropy(Verdicts.of(analysis.study()).knowingNothing()),
        BarRange.cut(range(), intervals()),
        omitted());
  }

  private boolean hasEnsembles() {
    return models.stream().anyMatch(judged -> judged.ensemble().isPresent());
  }

  /** Returns a note on replicates that are not drawn: diverged or without figures. */
  private String omitted() {
    List<String> omitted =
        Trained.competing(analysis).stream()
            .flatMap(model -> model.model().replicates().stream())
            .filter(
                replicate ->
                    models.stream().noneMatch(each -> each.replicates().contains(replicate)))
            .map(ReplicateResult::name)
            .toList();
    return omitted.isEmpty() ? "" : " Without a figure: " + Figures.list(omitted) + ".";
  }

  private Drawing drawing(Layout layout) {
    RowPlot plot =
        new RowPlot(models.stream().map(each -> each.model().name()).toList(), axis(), layout)
            .points(means())
            .points(ensembles())
            .points(points())
            .bars(bars(), 1.8f);
    JFreeChart chart =
        ChartStyle.chart(
            Caption.title(title(), analysis.study()),
            subtitle(),
            "A row a model",
            plot.plot(),
            layout);
    chart.addSubtitle(Legend.below(legend(), layout));
    return new Drawing(chart, layout.width(), height(layout));
  }

  private List<RowPlot.Point> means() {
    List<RowPlot.Point> means = new ArrayList<>();
    for (Judged judged : models) {
      double row = means.size() + MEAN_ROW;
      Shape mark = Palette.mark(judged.model().place());
      means.add(
          new RowPlot.Point(row, judged.spread().mean(), mark, Palette.PAPER, judged.color()));
    }
    return means;
  }

  private List<RowPlot.Bar> bars() {
    List<RowPlot.Bar> bars = new ArrayList<>();
    for (int row = 0; row < models.size(); row++) {
      Judged judged = models.get(row);
      double below = row + MEAN_ROW;
      judged
          .spread()
          .interval()
          .ifPresent(bar -> bars.add(new RowPlot.Bar(below, bar, judged.color())));
    }
    return bars;
  }

  private List<RowPlot.Point> ensembles() {
    List<RowPlot.Point> ensembles = new ArrayList<>();
    for (int row = 0; row < models.size(); row++) {
      Color color = models.get(row).color();
      double below = row + ENSEMBLE_ROW;
      models
          .get(row)
          .ensemble()
          .ifPresent(
              value -> ensembles.add(new RowPlot.Point(below, value, ENSEMBLE, color, color)));
    }
    return ensembles;
  }

  private List<RowPlot.Point> points() {
    List<RowPlot.Point> points = new ArrayList<>();
    for (int row = 0; row < models.size(); row++) {
      int place = models.get(row).model().place();
      for (ReplicateResult replicate : models.get(row).replicates()) {
        points.add(
            new RowPlot.Point(
                row + height(replicate),
                analysis.rows().crossentropy(replicate.outcome()),
                DOT,
                Palette.color(place),
                Palette.faint(place)));
      }
    }
    return points;
  }

  private int height(Layout layout) {
    int around = layout == Layout.WIDE ? 190 : 260;
    return around + 46 * models.size();
  }

  private static double height(ReplicateResult replicate) {
    return POINT_ROW + ASIDE * (replicate.number() % 3 - 1);
  }

  private NumberAxis axis() {
    return ChartStyle.linear(
        "Crossentropy on the " + analysis.rows().label() + " rows", range(), 5);
  }

  private Range range() {
    double[] values =
        Stream.of(points(), ensembles())
            .flatMap(List::stream)
            .mapToDouble(RowPlot.Point::value)
            .toArray();
    return BarRange.of(values, intervals());
  }

  private List<Interval> intervals() {
    return bars().stream().map(RowPlot.Bar::interval).toList();
  }

  private List<Entry> legend() {
    List<Entry> entries = new ArrayList<>();
    entries.add(new Entry("a replicate", Palette.FAINT_INK, null, DOT));
    entries.add(
        new Entry("mean, 95 % interval", Palette.INK, Palette.solid(1.8f), VerdictMark.disc(5)));
    if (hasEnsembles()) {
      entries.add(new Entry("ensemble", Palette.INK, null, ENSEMBLE));
    }
    return entries;
  }
}
