package dev.overfit.picture;

import dev.overfit.picture.Line.Mark;
import dev.overfit.study.Caption;
import dev.overfit.study.ClassNames;
import dev.overfit.study.Figures;
import dev.overfit.study.Labels;
import dev.overfit.study.Outcome;
import dev.overfit.study.Smoothing;
import dev.overfit.study.Study;
import dev.overfit.study.Verdicts;
import dev.overfit.training.History;
import dev.overfit.training.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.data.Range;

/**
 * A picture of some models over the epochs: training solid, validation dashed, both smoothed as in
 * the tutorial. A model trained more than once is shown by its representative replicate, see {@link
 * dev.overfit.study.MedianReplicate}. A curve of the per-epoch medians would cover ever fewer
 * replicates as they end, only those that kept falling, and would show no actual training.
 */
final class CurvesPicture {
  /** A model is said to leave the picture only if less than this share of a line is visible. */
  private static final double LEAST_VISIBLE = 0.9;

  /** If more models than this leave the picture, only their number is given. */
  private static final int MANY = 4;

  private final Study study;
  private final List<Trained> models;
  private final Metric training;
  private final Metric validation;
  private final List<ModelCurves> curves;
  private final List<Line> replicates;
  private final Axes axes;
  private final EpochAxis epochs;
  private final Range range;

  private CurvesPicture(
      Study study,
      List<Trained> models,
      Metric training,
      Metric validation,
      Axes axes,
      boolean all) {
    this.study = study;
    this.models = List.copyOf(models);
    this.training = training;
    this.validation = validation;
    this.curves = models.stream().map(this::curves).toList();
    this.replicates = all ? models.stream().flatMap(this::others).toList() : List.of();
    this.axes = axes;
    this.epochs =
        EpochAxis.of(axes.x(), Scale.LOG, Stream.concat(lines(), replicates.stream()).toList());
    this.range = range();
  }

  /**
   * Creates the tutorial's comparison of binary crossentropy. A mark shows each model's best epoch
   * at its unsmoothed value; the validation curves of all other replicates are drawn faintly
   * behind. {@link CrossentropyRange} chooses the range.
   */
  static Picture comparison(
      Study study, List<Trained> models, String name, String title, Axes axes) {
    return crossentropy(study, models, axes, true).picture(name, title);
  }

  /** Creates a comparison of two models without their other replicates. */
  static Picture pair(Study study, List<Trained> models, String name, String title, Axes axes) {
    return crossentropy(study, models, axes, false).picture(name, title);
  }

  private static CurvesPicture crossentropy(
      Study study, List<Trained> models, Axes axes, boolean all) {
    return new CurvesPicture(
        study, models, Metric.BINARY_CROSSENTROPY, Metric.VAL_BINARY_CROSSENTROPY, axes, all);
  }

  /** Returns the chart of the {@link #comparison}, whose axes other views of it share. */
  static LineChart comparisonChart(Study study, List<Trained> models, Axes axes) {
    return crossentropy(study, models, axes, true).chart("comparison");
  }

  /** Creates the picture of accuracy, over the whole range of the curves. */
  static Picture accuracy(Study study, List<Trained> models, Axes axes) {
    return new CurvesPicture(study, models, Metric.ACCURACY, Metric.VAL_ACCURACY, axes, false)
        .picture("accuracy", "Accuracy");
  }

  private boolean ofCrossentropy() {
    return training.equals(Metric.BINARY_CROSSENTROPY);
  }

  private Picture picture(String name, String title) {
    return Picture.of(name, title, description(), layout -> chart(title).drawing(layout));
  }

  private ModelCurves curves(Trained model) {
    Outcome outcome = model.median();
    Line dashed =
        Line.dashed(outcome.label() + " Val", smoothed(outcome, validation), model.place());
    return new ModelCurves(
        outcome.label(),
        Verdicts.hasDiverged(outcome),
        Line.solid(outcome.label() + " Train", smoothed(outcome, training), model.place()),
        ofCrossentropy() ? marked(dashed, model, outcome) : dashed);
  }

  private static double[] smoothed(Outcome outcome, Metric metric) {
    History history = outcome.result().history();
    return Smoothing.TUTORIAL.apply(history.values(metric));
  }

  private static Line marked(Line line, Trained model, Outcome outcome) {
    String label =
        Figures.format(
            "best %s%s, epoch %s",
            outcome.isCut() ? "so far " : "",
            Figures.crossentropy(outcome.bestValue()),
            outcome.bestEpoch());
    return outcome
        .best()
        .map(
            best ->
                line.withMark(new Mark(model.place(), best.epoch(), outcome.bestValue(), label)))
        .orElse(line);
  }

  /** Returns the validation curves of a model's other replicates. */
  private Stream<Line> others(Trained model) {
    List<Line> lines = new ArrayList<>();
    for (Outcome outcome : model.others()) {
      String label = model.name() + " " + lines.size();
      lines.add(Line.faint(label, smoothed(outcome, validation), model.place()));
    }
    return lines.stream();
  }

  private Stream<Line> lines() {
    return curves.stream().flatMap(ModelCurves::lines);
  }

  private Range range() {
    return ofCrossentropy()
        ? new CrossentropyRange(study, epochs, curves).range(axes)
        : Line.range(lines().toList(), 1).orElse(CrossentropyRange.TUTORIAL);
  }

  private ValueAxis vertical() {
    return ofCrossentropy()
        ? CrossentropyRange.axis(range, axes)
        : ChartStyle.linear(null, range, 5);
  }

  private LineChart chart(String title) {
    return new LineChart(
        Caption.title(title, study),
        subtitle(),
        words(),
        vertical(),
        epochs,
        curves.stream().map(model -> model.lines().toList()).toList(),
        replicates);
  }

  private String words() {
    if (!ofCrossentropy()) {
      return "Share of rows on the right side";
    }
    return CrossentropyRange.isLogarithmic(axes)
        ? "Binary crossentropy, logarithmic"
        : "Binary crossentropy";
  }

  private String subtitle() {
    return Caption.rows(study)
        + " Training solid, validation dashed, both smoothed over epochs"
        + (ofCrossentropy()
            ? "; marks: the best single epoch, a stem from each to its smoothed curve." + floor()
            : ".")
        + Caption.replicates(study, !replicates.isEmpty())
        + outside();
  }

  /** Returns the crossentropy of knowing nothing, for rows whose value readers do not know. */
  private String floor() {
    double floor = Labels.of(study).floor();
    return ClassNames.areHiggs(study) || !Double.isFinite(floor)
        ? ""
        : " Knowing nothing gives " + Figures.crossentropy(floor) + ".";
  }

  /** Returns a note about models that leave the picture or lie outside it completely. */
  private String outside() {
    List<String> hidden =
        curves.stream().filter(model -> model.isHiddenBy(range)).map(ModelCurves::name).toList();
    List<ModelCurves> leaving =
        curves.stream().filter(model -> !model.isHiddenBy(range) && leaves(model)).toList();
    return named("Outside the picture", hidden) + named("Leaving the picture", words(leaving));
  }

  /** Returns each model with its extent or, if there are many, their number and common extent. */
  private List<String> words(List<ModelCurves> leaving) {
    return leaving.size() > MANY
        ? List.of(
            Figures.format("%d of %d models", leaving.size(), curves.size()) + extent(leaving))
        : leaving.stream().map(model -> model.name() + extent(List.of(model))).toList();
  }

  private static String named(String what, List<String> models) {
    return models.isEmpty() ? "" : "\n" + what + ": " + Figures.list(models) + ".";
  }

  private boolean leaves(ModelCurves model) {
    return model.lines().anyMatch(line -> epochs.visible(line.values(), range) < LEAST_VISIBLE);
  }

  private String extent(List<ModelCurves> those) {
    List<Line> drawn =
        those.stream()
            .flatMap(ModelCurves::lines)
            .map(line -> line.withValues(epochs.drawn(line.values())))
            .toList();
    return Line.extent(drawn, 1)
        .map(
            extent ->
                Figures.format(" (%.2f to %.2f)", extent.getLowerBound(), extent.getUpperBound()))
        .orElse("");
  }

  private String description() {
    return Figures.format(
            "Line chart: %s of %s over epochs, training solid, validation dashed. %s",
            ofCrossentropy() ? "binary crossentropy" : "accuracy",
            Trained.names(models),
            ofCrossentropy() ? bestEpochs() : accuracies())
        .strip();
  }

  private String bestEpochs() {
    return sentence(
        "Validation crossentropy at the best epoch",
        models.stream()
            .filter(model -> model.median().hasBest())
            .map(
                model ->
                    Figures.format(
                        "%s %s at epoch %s",
                        model.median().label(),
                        Figures.crossentropy(model.median().bestValue()),
                        model.median().bestEpoch()))
            .toList());
  }

  private String accuracies() {
    return sentence(
        "Validation accuracy after the last epoch",
        models.stream().flatMap(model -> accuracy(model).stream()).toList());
  }

  private static Optional<String> accuracy(Trained model) {
    return model
        .median()
        .last()
        .map(last -> model.median().label() + " " + Figures.share(last.valAccuracy()));
  }

  private static String sentence(String what, List<String> each) {
    return each.isEmpty() ? "" : what + ": " + Figures.list(each) + ".";
  }
}
