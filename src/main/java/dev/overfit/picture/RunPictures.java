package dev.overfit.picture;

import dev.overfit.picture.Line.Mark;
import dev.overfit.study.Figures;
import dev.overfit.study.Outcome;
import dev.overfit.study.PastRun;
import dev.overfit.study.RunModel;
import dev.overfit.study.RunsAnalysis;
import dev.overfit.study.Smoothing;
import dev.overfit.training.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jfree.data.Range;

/**
 * Draws pictures that compare several runs: the validation curves of all their models, and the
 * training and validation curves of each model that several runs share. A model of a run has the
 * same color, dash and mark in all of them.
 */
public final class RunPictures {
  /** The prefix of the names of pictures that show a single model. */
  public static final String OF_A_MODEL = "model-";

  private static final Range FALLBACK = new Range(0.5, 0.7);
  private static final double ROOM_ABOVE = 1.05;
  private static final double ROOM = 0.03;
  private static final double LEAST_ROOM = 1e-3;
  private static final float WIDTH = 1.9f;

  private final RunsAnalysis analysis;
  private final List<RunModel> models;
  private final List<RunModel> drawn;

  private RunPictures(RunsAnalysis analysis) {
    this.analysis = analysis;
    this.models = analysis.models();
    this.drawn = distinct(models);
  }

  /** Returns the pictures, the most important first. */
  public static List<Picture> of(RunsAnalysis analysis) {
    return new RunPictures(analysis).pictures();
  }

  private List<Picture> pictures() {
    List<Picture> pictures = new ArrayList<>();
    pictures.add(
        picture(
            "comparison",
            "Validation crossentropy of all models",
            "Validation curves",
            drawn,
            model -> List.of(validation(model))));
    for (String name : analysis.shared()) {
      List<RunModel> namesakes = distinct(analysis.namesakes(name));
      if (namesakes.size() > 1) {
        pictures.add(
            picture(
                OF_A_MODEL + name,
                name + " in " + runs(namesakes),
                "Training solid, validation dashed",
                namesakes,
                model -> List.of(training(model), validation(model))));
      }
    }
    return pictures;
  }

  /** Removes repeats, so that a curve that is the same in two runs is drawn once. */
  private List<RunModel> distinct(List<RunModel> all) {
    return all.stream().filter(model -> analysis.twin(model).isEmpty()).toList();
  }

  private static String runs(List<RunModel> models) {
    return Figures.list(models.stream().map(RunModel::run).map(PastRun::name).toList());
  }

  private Picture picture(
      String name,
      String title,
      String curves,
      List<RunModel> shown,
      Function<RunModel, List<Line>> lines) {
    String whole = title + (analysis.hasSimulatedRows() ? " (simulated rows)" : "");
    List<List<Line>> groups = shown.stream().map(lines).toList();
    return Picture.of(
        name,
        whole,
        description(title, shown),
        layout ->
            new LineChart(
                    whole,
                    subtitle(curves),
                    "Binary crossentropy",
                    ChartStyle.linear(null, range(shown, groups), 5),
                    EpochAxis.of(Optional.empty(), Scale.LOG, flat(groups)),
                    groups)
                .drawing(layout));
  }

  private String subtitle(String curves) {
    boolean replicated =
        models.stream().anyMatch(model -> model.outcomes().replicates().size() > 1);
    return curves
        + ", smoothed over epochs; marks: the best single epoch, a stem from each to its"
        + " smoothed curve."
        + (replicated ? " Replicate 0 of each model." : "")
        + models.stream().flatMap(model -> twin(model).stream()).collect(Collectors.joining())
        + (analysis.groups().size() > 1
            ? "\nThe runs have different rows, so that heights do not compare between them."
            : "");
  }

  private Optional<String> twin(RunModel model) {
    return analysis
        .twin(model)
        .map(twin -> Figures.format(" %s is the same as %s.", model.name(), twin.name()));
  }

  private Line training(RunModel model) {
    return Line.solid(
        model.name() + " Train", values(model, Metric.BINARY_CROSSENTROPY), drawn.indexOf(model));
  }

  private Line validation(RunModel model) {
    int place = drawn.indexOf(model);
    Outcome outcome = model.outcomes().first();
    Line line =
        new Line(
            model.name() + " Val",
            values(model, Metric.VAL_BINARY_CROSSENTROPY),
            Palette.color(place),
            Palette.dashed(place + place / Palette.COLORS, WIDTH), // no two alike in both
            Optional.empty());
    String label =
        Figures.format(
            "best %s, epoch %s", Figures.crossentropy(outcome.bestValue()), outcome.bestEpoch());
    return outcome
        .best()
        .map(best -> line.withMark(new Mark(place, best.epoch(), outcome.bestValue(), label)))
        .orElse(line);
  }

  private static double[] values(RunModel model, Metric metric) {
    return Smoothing.TUTORIAL.apply(model.outcomes().first().result().history().values(metric));
  }

  /** The range from the lowest value to just above the worst best epoch and knowing nothing. */
  private static Range range(List<RunModel> shown, List<List<Line>> groups) {
    double top =
        shown.stream()
            .flatMapToDouble(model -> DoubleStream.of(floor(model), best(model)))
            .filter(Double::isFinite)
            .max()
            .orElse(FALLBACK.getUpperBound());
    return Line.extent(flat(groups), 1)
        .map(
            all ->
                Range.expandToInclude(all, Math.min(lowestBest(shown, all), all.getUpperBound())))
        .map(all -> upTo(ROOM_ABOVE * top, all))
        .orElse(FALLBACK);
  }

  private static List<Line> flat(List<List<Line>> groups) {
    return groups.stream().flatMap(List::stream).toList();
  }

  private static double floor(RunModel model) {
    return model.run().rows().labels().floor();
  }

  private static double best(RunModel model) {
    return model.outcomes().first().bestValue();
  }

  private static double lowestBest(List<RunModel> shown, Range all) {
    return shown.stream().mapToDouble(RunPictures::best).min().orElse(all.getUpperBound());
  }

  private static Range upTo(double top, Range all) {
    double high =
        top > all.getLowerBound() ? Math.min(all.getUpperBound(), top) : all.getUpperBound();
    double room = Math.max(ROOM * (high - all.getLowerBound()), LEAST_ROOM);
    return new Range(all.getLowerBound() - room, high + room);
  }

  private static String description(String title, List<RunModel> shown) {
    return Figures.format(
        "Line chart over epochs: %s. Validation crossentropy at the best epoch: %s.",
        title,
        shown.stream()
            .filter(model -> model.outcomes().first().hasBest())
            .map(
                model ->
                    Figures.format(
                        "%s %s at epoch %s",
                        model.name(),
                        Figures.crossentropy(model.outcomes().first().bestValue()),
                        model.outcomes().first().bestEpoch()))
            .collect(Collectors.joining(", ")));
  }
}
