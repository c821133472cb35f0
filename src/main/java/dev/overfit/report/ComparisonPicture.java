package dev.overfit.report;

import dev.overfit.report.Line.Mark;
import dev.overfit.training.History;
import dev.overfit.training.Metric;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.data.Range;

/**
 * The tutorial's comparison: binary crossentropy over the epochs, training solid and validation
 * dashed, smoothed, from 0.5 to 0.7; a mark at each model's best epoch, at the value that it really
 * had. Where not one curve passes through that range, the curves choose it.
 */
final class ComparisonPicture {
  /** The tutorial's range, with room for the last tick, which rounding puts above 0.7. */
  private static final Range TUTORIAL = new Range(0.5, 0.7 + 1e-9);

  private static final int WIDTH = 960;
  private static final int LEAST_HEIGHT = 560;
  private static final int HEIGHT_A_MODEL = 72;

  private final Study study;
  private final List<List<Line>> groups = new ArrayList<>();

  private ComparisonPicture(Study study) {
    this.study = study;
    for (int i = 0; i < study.results().size(); i++) {
      groups.add(lines(Outcome.of(study.results().get(i)), i));
    }
  }

  static Picture of(Study study) {
    ComparisonPicture picture = new ComparisonPicture(study);
    int height = Math.max(LEAST_HEIGHT, 80 + HEIGHT_A_MODEL * study.results().size());
    return new Picture("comparison", picture.description(), picture.chart(), WIDTH, height);
  }

  private static List<Line> lines(Outcome outcome, int model) {
    History history = outcome.result().history();
    Line validation =
        Line.dashed(
            outcome.name() + " Val", smoothed(history, Metric.VAL_BINARY_CROSSENTROPY), model);
    return List.of(
        Line.solid(outcome.name() + " Train", smoothed(history, Metric.BINARY_CROSSENTROPY), model),
        outcome
            .best()
            .map(best -> new Mark(model, best.epoch(), outcome.bestValue(), label(outcome)))
            .map(validation::withMark)
            .orElse(validation));
  }

  private static double[] smoothed(History history, Metric metric) {
    return Smoothing.TUTORIAL.apply(history.values(metric));
  }

  private static String label(Outcome outcome) {
    return Figures.format(
        "best %s, epoch %s", Figures.crossentropy(outcome.bestValue()), outcome.bestEpoch());
  }

  private JFreeChart chart() {
    NumberAxis axis = ChartStyle.linear(null, "0.00");
    Range range = range();
    axis.setRange(range);
    if (range.equals(TUTORIAL)) {
      axis.setTickUnit(new NumberTickUnit(0.05));
    }
    return new LineChart(
            StudyText.title(study.title(), study),
            subtitle(range),
            "Binary crossentropy",
            axis,
            groups)
        .chart();
  }

  private String subtitle(Range range) {
    List<String> hidden = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      if (groups.get(i).stream().noneMatch(line -> line.isVisible(range))) {
        hidden.add(study.results().get(i).model().name());
      }
    }
    return StudyText.rows(study)
        + " Training solid, validation dashed, both smoothed over epochs; marks: the best single epoch."
        + (hidden.isEmpty() ? "" : "\nOutside the picture: " + Figures.list(hidden) + ".");
  }

  private Range range() {
    List<Line> lines = groups.stream().flatMap(List::stream).toList();
    return lines.stream().anyMatch(line -> line.isVisible(TUTORIAL))
        ? TUTORIAL
        : Line.range(lines).orElse(TUTORIAL);
  }

  private String description() {
    return Figures.format(
        "Line chart: binary crossentropy of %s over epochs, training solid, validation dashed. %s",
        Figures.list(study.results().stream().map(result -> result.model().name()).toList()),
        Findings.of(study).get(0));
  }
}
