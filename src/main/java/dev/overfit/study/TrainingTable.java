package dev.overfit.study;

import dev.overfit.training.EpochMetrics;
import dev.overfit.training.StopReason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Tabulates how the trainings went: one row for each model, with its epochs, the best and the last
 * epoch, the gap between validation and training, the penalty if the study has regularizers, the
 * course of the curves, and why the training stopped.
 */
final class TrainingTable {
  private static final List<String> LEGEND =
      List.of(
          "Best val, last val: validation binary crossentropy after the best and after the last"
              + " epoch. Last train: training binary crossentropy in the last one.",
          "Gap: last val minus last train. Last acc.: accuracy on the validation rows after the last"
              + " epoch.");

  /** The columns by which trainings are judged; left out if no model can be. */
  private static final List<ModelColumn> CURVES =
      List.of(
          ModelColumn.figure("Low", model -> ModelColumn.finite(Courses.lowest(model))),
          ModelColumn.figure("End", model -> ModelColumn.finite(Courses.last(model))),
          ModelColumn.words("Curves", model -> Courses.of(model).cell()),
          ModelColumn.figure("From", model -> Courses.of(model).fromCell()));

  private static final String CURVES_LEGEND =
      "Low, end: the lowest and the last validation binary crossentropy, both smoothed over epochs,"
          + " by which the curves are judged. From: the epoch from which on it overfits.";

  private static final String PARTS_LEGEND =
      "Best train: training binary crossentropy in the best epoch. Training figures are of the rows"
          + " that a model was trained on.";

  private static final String PENALTY_LEGEND =
      "Penalty: what the regularizers add to the training crossentropy to make the loss, in the"
          + " last epoch.";

  private TrainingTable() {}

  static ResultTable of(Analysis analysis) {
    boolean penalized = analysis.models().stream().anyMatch(model -> model.first().penalized());
    List<ModelColumn> columns = columns(analysis, penalized);
    return new ResultTable(
        "How the trainings went",
        ModelColumn.heads(columns),
        ModelColumn.rows(columns, analysis.models()),
        legend(analysis, penalized));
  }

  private static List<ModelColumn> columns(Analysis analysis, boolean penalized) {
    List<ModelColumn> columns = new ArrayList<>();
    columns.add(ModelColumn.words("Model", ModelOutcomes::label));
    columns.add(ModelColumn.count("Epochs", Outcome::epochs));
    columns.add(ModelColumn.count("Best epoch", ofBest(EpochMetrics::epoch)));
    columns.add(ModelColumn.crossentropy("Best val", ofBest(EpochMetrics::valBinaryCrossentropy)));
    if (analysis.hasParts()) {
      columns.add(ModelColumn.crossentropy("Best train", Outcome::bestTraining));
    }
    columns.add(ModelColumn.crossentropy("Last val", Outcome::lastValidation));
    columns.add(ModelColumn.crossentropy("Last train", Outcome::lastTraining));
    columns.add(ModelColumn.figure("Gap", model -> ModelColumn.finite(Findings.gap(model))));
    if (penalized) {
      columns.add(ModelColumn.crossentropy("Penalty", TrainingTable::penalty));
    }
    columns.add(ModelColumn.share("Last acc.", ofLast(EpochMetrics::valAccuracy)));
    if (!analysis.canBeJudged().isEmpty()) {
      columns.addAll(CURVES);
    }
    columns.add(ModelColumn.figure("Seconds", TrainingTable::seconds));
    columns.add(ModelColumn.words("Stopped", TrainingTable::stopped));
    return columns;
  }

  private static List<String> legend(Analysis analysis, boolean penalized) {
    List<String> lines = new ArrayList<>(LEGEND);
    if (analysis.hasParts()) {
      lines.add(PARTS_LEGEND);
    }
    if (!analysis.canBeJudged().isEmpty()) {
      lines.add(CURVES_LEGEND);
    }
    if (penalized) {
      lines.add(PENALTY_LEGEND);
    }
    if (analysis.replicated()) {
      lines.add(
          "Means over the replicates that neither diverged nor ended too soon, nor were cut short, each"
              + " with a seed of its own; replicates.csv has each. Curves are of each model's median replicate.");
    }
    return lines;
  }

  private static double penalty(Outcome outcome) {
    return outcome.penalized() ? outcome.penalty() : Double.NaN;
  }

  private static ToDoubleFunction<Outcome> ofBest(ToDoubleFunction<EpochMetrics> figure) {
    return outcome -> orNaN(outcome.best(), figure);
  }

  private static ToDoubleFunction<Outcome> ofLast(ToDoubleFunction<EpochMetrics> figure) {
    return outcome -> orNaN(outcome.last(), figure);
  }

  private static double orNaN(Optional<EpochMetrics> epoch, ToDoubleFunction<EpochMetrics> figure) {
    return epoch.map(figure::applyAsDouble).orElse(Double.NaN);
  }

  private static String seconds(ModelOutcomes model) {
    return Figures.format(
        "%,.1f", model.mean(outcome -> outcome.result().elapsed().toMillis() / 1000.0));
  }

  /**
   * Returns the reason in words if all replicates agree, else the number of replicates by reason.
   */
  private static String stopped(ModelOutcomes model) {
    Map<String, Integer> words = counts(model, StopReason::words);
    if (words.size() == 1) {
      return words.keySet().iterator().next();
    }
    return counts(model, reason -> reason.label().replace('_', ' ')).entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  private static Map<String, Integer> counts(
      ModelOutcomes model, Function<StopReason, String> name) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    model
        .replicates()
        .forEach(each -> counts.merge(name.apply(each.result().stopReason()), 1, Integer::sum));
    return counts;
  }
}
