package dev.overfit.picture;

import dev.overfit.picture.Legend.Entry;
import dev.overfit.statistics.Interval;
import dev.overfit.study.Analysis;
import dev.overfit.study.Caption;
import dev.overfit.study.Figures;
import dev.overfit.study.LearningCurve;
import dev.overfit.study.LearningCurve.Point;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.Range;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Shows what more training rows buy: for each network, the crossentropy over the number of rows,
 * both on the judging rows, with its interval, and in training.
 */
final class LearningCurvePicture {
  private static final String TITLE = "What more rows buy";
  private static final float WIDTH = 1.9f;

  /** The distance between the bars of two curves, as a share of the axis. */
  private static final double ASIDE = 0.01;

  /** A curve and the place of the model with the most rows, which decides its looks. */
  private record Drawn(LearningCurve curve, int place) {}

  private final Analysis analysis;
  private final List<Drawn> curves;

  private LearningCurvePicture(Analysis analysis, List<Drawn> curves) {
    this.analysis = analysis;
    this.curves = curves;
  }

  /** Returns the picture; empty if no network has a curve of at least two points. */
  static Optional<Picture> of(Analysis analysis) {
    List<Drawn> curves = new ArrayList<>();
    for (Trained model : Trained.competing(analysis)) {
      analysis.learningCurves().stream()
          .filter(curve -> curve.name().equals(model.name()))
          .filter(curve -> curve.points().size() > 1)
          .forEach(curve -> curves.add(new Drawn(curve, model.place())));
    }
    if (curves.isEmpty()) {
      return Optional.empty();
    }
    LearningCurvePicture picture = new LearningCurvePicture(analysis, curves);
    return Optional.of(
        Picture.of("learning-curve", TITLE, picture.description(), picture::drawing));
  }

  private String description() {
    return Figures.format(
        "Line chart: crossentropy of %s over the number of training rows, on the %s rows%s, and in"
            + " training. %s",
        Figures.list(curves.stream().map(drawn -> drawn.curve().name()).toList()),
        analysis.rows().label(),
        analysis.replicated() ? " with a 95 % interval" : "",
        curves.stream().map(drawn -> words(drawn.curve())).collect(Collectors.joining(" ")));
  }

  private static String words(LearningCurve curve) {
    return Figures.format(
        "%s: %s.",
        curve.name(),
        curve.points().stream().map(LearningCurvePicture::words).collect(Collectors.joining("; ")));
  }

  private static String words(Point point) {
    return Figures.format(
        "%s rows %s%s, training %s",
        Figures.count(point.rows()),
        Figures.crossentropy(point.judged().mean()),
        point
            .judged()
            .interval()
            .map(bar -> Figures.format(" (%.4f to %.4f)", bar.low(), bar.high()))
            .orElse(""),
        Figures.crossentropy(point.training()));
  }

  private String subtitle() {
    return Figures.format(
        "Solid: the %s, by the weights of the best epoch; %s. Dashed: its training rows, in that"
            + " epoch.",
        analysis.rows().words(analysis.study()), over());
  }

  private String over() {
    return analysis.replicated()
        ? "means over the replicates, bars: 95 % intervals over them"
            + (curves.size() > 1 ? ", side by side" : "")
        : "one training each";
  }

  private Drawing drawing(Layout layout) {
    TreeSet<Integer> sizes = new TreeSet<>();
    curves.forEach(drawn -> drawn.curve().points().forEach(point -> sizes.add(point.rows())));
    XYPlot plot =
        ChartStyle.plot(new SizeAxis("Training rows", sizes), ChartStyle.linear(null, range(), 5));
    judged(plot);
    training(plot);
    JFreeChart chart =
        ChartStyle.chart(
            Caption.title(TITLE, analysis.study()),
            subtitle(),
            "Binary crossentropy",
            plot,
            layout);
    chart.addSubtitle(
        new Legend(
            curves.stream().map(this::entries).toList(), layout.legend(), layout.legendColumns()));
    return new Drawing(chart, layout.width(), layout.lineChartHeight(subtitle(), curves.size(), 2));
  }

  private List<Entry> entries(Drawn drawn) {
    String name = drawn.curve().name();
    return List.of(
        new Entry(
            name + " " + analysis.rows().label(),
            Palette.color(drawn.place()),
            Palette.solid(WIDTH),
            mark(drawn)),
        new Entry(
            name + " training",
            Palette.color(drawn.place()),
            Palette.dashed(drawn.place(), WIDTH),
            null));
  }

  private Range range() {
    List<Point> points = curves.stream().flatMap(drawn -> drawn.curve().points().stream()).toList();
    double[] means =
        points.stream()
            .flatMapToDouble(point -> DoubleStream.of(point.judged().mean(), point.training()))
            .toArray();
    return BarRange.of(means, points.stream().map(LearningCurvePicture::bar).toList());
  }

  /** Returns the interval of a point, or one of length 0 if the point has none. */
  private static Interval bar(Point point) {
    double mean = point.judged().mean();
    return point.judged().interval().orElse(new Interval(mean, mean));
  }

  private void judged(XYPlot plot) {
    XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
    XYErrorRenderer renderer = new XYErrorRenderer();
    renderer.setDrawXError(false);
    renderer.setDrawYError(analysis.replicated());
    renderer.setDefaultLinesVisible(true);
    renderer.setCapLength(8);
    renderer.setErrorStroke(Palette.solid(1.3f));
    for (Drawn drawn : curves) {
      int index = data.getSeriesCount();
      XYIntervalSeries series = new XYIntervalSeries(drawn.curve().name());
      for (Point point : drawn.curve().points()) {
        Interval bar = bar(point);
        double place = point.rows() * aside(plot.getDomainAxis(), index);
        series.add(place, place, place, point.judged().mean(), bar.low(), bar.high());
      }
      data.addSeries(series);
      renderer.setSeriesPaint(index, Palette.color(drawn.place()));
      renderer.setSeriesStroke(index, Palette.solid(WIDTH));
      renderer.setSeriesShape(index, mark(drawn));
    }
    plot.setDataset(0, data);
    plot.setRenderer(0, renderer);
  }

  /** Returns the factor by which a curve is shifted so that bars do not hide each other. */
  private double aside(ValueAxis axis, int curve) {
    double places = analysis.replicated() ? curve - (curves.size() - 1) / 2.0 : 0;
    return Math.pow(axis.getUpperBound() / axis.getLowerBound(), ASIDE * places);
  }

  /** Returns a model's mark, small enough that a short bar remains visible. */
  private static Shape mark(Drawn drawn) {
    return AffineTransform.getScaleInstance(0.75, 0.75)
        .createTransformedShape(Palette.mark(drawn.place()));
  }

  private void training(XYPlot plot) {
    XYSeriesCollection data = new XYSeriesCollection();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    for (Drawn drawn : curves) {
      int index = data.getSeriesCount();
      XYSeries series = new XYSeries(drawn.curve().name());
      drawn.curve().points().forEach(point -> series.add(point.rows(), point.training()));
      data.addSeries(series);
      renderer.setDrawSeriesLineAsPath(true);
      renderer.setSeriesPaint(index, Palette.color(drawn.place()));
      renderer.setSeriesStroke(index, Palette.dashed(drawn.place(), WIDTH));
    }
    plot.setDataset(1, data);
    plot.setRenderer(1, renderer);
  }
}
