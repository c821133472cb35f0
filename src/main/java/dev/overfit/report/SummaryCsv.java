package dev.overfit.report;

import dev.overfit.study.Outcome;
import dev.overfit.study.ReplicateResult;
import dev.overfit.study.Study;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * {@code summary.csv}: a row a model, in the study's order, and {@code replicates.csv}: a row a
 * replicate of a model. Crossentropies and accuracies are those after the last epoch; a cell is
 * empty where there is no figure. Figures are written so that they read back exactly, times to the
 * millisecond and an epoch's to the microsecond.
 */
final class SummaryCsv {
  private static final List<String> MODEL = List.of("model");
  private static final List<String> REPLICATE = List.of("model", "replicate", "seed");
  private static final List<String> FIGURES =
      List.of(
          "parameters",
          "epochs",
          "best_epoch",
          "best_val_binary_crossentropy",
          "binary_crossentropy",
          "val_binary_crossentropy",
          "accuracy",
          "val_accuracy",
          "val_auc",
          "stop_reason",
          "seconds",
          "epoch_ms");

  private SummaryCsv() {}

  /** A row a model: its replicate 0. */
  static String of(Study study) throws IOException {
    return CsvTable.of(
        joined(MODEL, FIGURES),
        study.outcomes().stream()
            .map(outcome -> joined(List.of(outcome.name()), figures(outcome)))
            .toList());
  }

  /** A row a replicate. */
  static String ofReplicates(Study study) throws IOException {
    return CsvTable.of(
        joined(REPLICATE, FIGURES),
        study.replicates().stream()
            .map(replicate -> joined(replicate(replicate), figures(replicate.outcome())))
            .toList());
  }

  private static List<Object> replicate(ReplicateResult replicate) {
    return List.of(replicate.model(), replicate.number(), replicate.result().config().seed());
  }

  private static <T> List<T> joined(List<? extends T> first, List<? extends T> then) {
    List<T> joined = new ArrayList<>(first);
    joined.addAll(then);
    return joined;
  }

  private static List<Object> figures(Outcome outcome) {
    TrainingResult result = outcome.result();
    Optional<EpochMetrics> best = outcome.best();
    Optional<EpochMetrics> last = outcome.last();
    return List.of(
        outcome.parameters(),
        outcome.epochs(),
        cell(best, EpochMetrics::epoch),
        cell(best, EpochMetrics::valBinaryCrossentropy),
        cell(last, EpochMetrics::binaryCrossentropy),
        cell(last, EpochMetrics::valBinaryCrossentropy),
        cell(last, EpochMetrics::accuracy),
        cell(last, EpochMetrics::valAccuracy),
        result.validation().auc(),
        result.stopReason().label(),
        result.elapsed().toMillis() / 1000.0,
        TimeUnit.NANOSECONDS.toMicros(result.medianEpoch().toNanos()) / 1000.0);
  }

  private static Object cell(
      Optional<EpochMetrics> epoch, Function<EpochMetrics, ? extends Number> figure) {
    return epoch.<Object>map(figure).orElse("");
  }
}
