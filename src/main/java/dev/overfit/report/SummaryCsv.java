package dev.overfit.report;

import dev.overfit.study.Outcome;
import dev.overfit.study.Study;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * {@code summary.csv}: a row a model, in the study's order. Crossentropies and accuracies are those
 * after the last epoch; a cell is empty where there is no figure. Figures are written so that they
 * read back exactly, times to the millisecond and an epoch's to the microsecond.
 */
final class SummaryCsv {
  private static final String[] COLUMNS = {
    "model",
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
    "epoch_ms"
  };

  private SummaryCsv() {}

  static String of(Study study) throws IOException {
    return CsvTable.of(
        Arrays.asList(COLUMNS),
        study.results().stream().map(Outcome::of).map(SummaryCsv::row).toList());
  }

  private static List<Object> row(Outcome outcome) {
    TrainingResult result = outcome.result();
    Optional<EpochMetrics> best = outcome.best();
    Optional<EpochMetrics> last = outcome.last();
    return List.of(
        outcome.name(),
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
