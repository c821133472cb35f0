package dev.overfit.picture;

import dev.overfit.picture.Line.Mark;
import dev.overfit.study.Caption;
import dev.overfit.study.ClassNames;
import dev.overfit.study.Figures;
import dev.overfit.study.Labels;
import dev.overfit.study.Outcome;
import dev.overfit.study.Smoothing;
import dev.overfit.study.Study;
import dev.overfit.training.History;
import dev.overfit.training.Metric;
import java.util.List;
import org.jfree.data.Range;

/**
 * A figure of some models over the epochs, training solid and validation dashed, smoothed as in the
 * tutorial.
 */
final class CurvesPicture {
  /** The tutorial's range, with room for the last tick, which rounding puts above 0.7. */
  private static final Range TUTORIAL = new Range(0.5, 0.7 + 1e-9);

  private static final double ROOM_ABOVE = 1.05;

  private final Study study;
  private final List<Trained> models;
  private final boolean crossentropy;
  private final List<List<Line>> groups;

  private CurvesPicture(Study study, List<Trained> models, boolean crossentropy) {
    this.study = study;
    this.models = List.copyOf(models);
    this.crossentropy = crossentropy;
    this.groups = models.stream().map(this::lines).toList();
  }

  /**
   * The tutorial's comparison: binary crossentropy from 0.5 to 0.7, with a mark at each model's
   * best epoch, at the value that it really had. Where not one curve passes through that range, and
   * for rows that are not those of HIGGS, the curves choose it.
   */
  static Picture comparison(Study study, List<Trained> models, String name, String title) {
    return new CurvesPicture(study, models, true).picture(name, title);
  }

  /** Accuracy, over the whole range that the curves pass through. */
  static Picture accuracy(Study study, List<Trained> models) {
    return new CurvesPicture(study, models, false).picture("accuracy", "Accuracy");
  }

  private Picture picture(String name, String title) {
    return Picture.of(name, title, description(), layout -> chart(title).drawing(layout));
  }

  private List<Line> lines(Trained model) {
    Outcome outcome = model.outcome();
    History history = outcome.result().history();
    double[] training = history.values(crossentropy ? Metric.BINARY_CROSSENTROPY : Metric.ACCURACY);
    double[] validation =
        history.values(crossentropy ? Metric.VAL_BINARY_CROSSENTROPY : Metric.VAL_ACCURACY);
    Line dashed =
        Line.dashed(outcome.label() + " Val", Smoothing.TUTORIAL.apply(validation), model.place());
    return List.of(
        Line.solid(outcome.label() + " Train", Smoothing.TUTORIAL.apply(training), model.place()),
        crossentropy ? marked(dashed, model) : dashed);
  }

  private static Line marked(Line line, Trained model) {
    Outcome outcome = model.outcome();
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

  private LineChart chart(String title) {
    Range range = crossentropy ? crossentropyRange() : Line.range(flat(), 1).orElse(TUTORIAL);
    return new LineChart(
        Caption.title(title, study),
        subtitle(range),
        crossentropy ? "Binary crossentropy" : "Share of rows on the right side",
        ChartStyle.linear(null, range, 5),
        true,
        groups);
  }

  private String subtitle(Range range) {
    List<Trained> hidden =
        models.stream()
            .filter(m -> groups.get(models.indexOf(m)).stream().noneMatch(l -> l.isVisible(range)))
            .toList();
    return Caption.rows(study)
        + Caption.replicate(study)
        + " Training solid, validation dashed, both smoothed over epochs"
        + (crossentropy ? "; marks: the best single epoch." + floor() : ".")
        + (hidden.isEmpty() ? "" : "\nOutside the picture: " + Trained.names(hidden) + ".");
  }

  /** The tutorial's for its rows; for others up to a little above knowing nothing. */
  private Range crossentropyRange() {
    return ClassNames.areHiggs(study)
        ? tutorialsRange()
        : Line.range(flat(), 1).map(this::upToKnowingNothing).orElse(TUTORIAL);
  }

  private Range upToKnowingNothing(Range all) {
    double worstBest =
        models.stream()
            .filter(model -> model.outcome().hasBest())
            .mapToDouble(model -> model.outcome().bestValue())
            .max()
            .orElse(0);
    double top = ROOM_ABOVE * Math.max(Labels.of(study).floor(), worstBest);
    return top > all.getLowerBound()
        ? new Range(all.getLowerBound(), Math.min(all.getUpperBound(), top))
        : all;
  }

  /** Where knowing nothing stands, for rows of which a reader does not know it. */
  private String floor() {
    double floor = Labels.of(study).floor();
    return ClassNames.areHiggs(study) || !Double.isFinite(floor)
        ? ""
        : " Knowing nothing gives " + Figures.crossentropy(floor) + ".";
  }

  private Range tutorialsRange() {
    return flat().stream().anyMatch(line -> line.isVisible(TUTORIAL))
        ? TUTORIAL
        : Line.range(flat(), 0.95).orElse(TUTORIAL);
  }

  private List<Line> flat() {
    return groups.stream().flatMap(List::stream).toList();
  }

  private String description() {
    return Figures.format(
            "Line chart: %s of %s over epochs, training solid, validation dashed. %s",
            crossentropy ? "binary crossentropy" : "accuracy",
            Trained.names(models),
            crossentropy ? bestEpochs() : accuracies())
        .strip();
  }

  private String bestEpochs() {
    return sentence(
        "Validation crossentropy at the best epoch",
        models.stream()
            .filter(model -> model.outcome().hasBest())
            .map(
                model ->
                    Figures.format(
                        "%s %s at epoch %s",
                        model.outcome().label(),
                        Figures.crossentropy(model.outcome().bestValue()),
                        model.outcome().bestEpoch()))
            .toList());
  }

  private String accuracies() {
    return sentence(
        "Validation accuracy after the last epoch",
        models.stream()
            .map(Trained::outcome)
            .flatMap(
                outcome ->
                    outcome
                        .last()
                        .map(e -> outcome.label() + " " + Figures.share(e.valAccuracy()))
                        .stream())
            .toList());
  }

  private static String sentence(String what, List<String> each) {
    return each.isEmpty() ? "" : what + ": " + Figures.list(each) + ".";
  }
}
