package dev.overfit.report;

import dev.overfit.training.EpochMetrics;
import dev.overfit.training.History;
import java.io.IOException;
import java.util.List;

/**
 * {@code history/<Model>.csv}: a row an epoch, from 1, under Keras' names. Floats are written so
 * that they read back exactly, and nothing here depends on the time or the machine: the same run
 * leaves the same bytes.
 */
final class HistoryCsv {
  private static final List<String> COLUMNS =
      List.of(
          "epoch",
          "learning_rate",
          "loss",
          "binary_crossentropy",
          "accuracy",
          "val_loss",
          "val_binary_crossentropy",
          "val_accuracy");

  private HistoryCsv() {}

  static String of(History history) throws IOException {
    return CsvTable.of(COLUMNS, history.epochs().stream().map(HistoryCsv::row).toList());
  }

  private static List<Object> row(EpochMetrics epoch) {
    return List.of(
        epoch.epoch(),
        epoch.learningRate(),
        epoch.loss(),
        epoch.binaryCrossentropy(),
        epoch.accuracy(),
        epoch.valLoss(),
        epoch.valBinaryCrossentropy(),
        epoch.valAccuracy());
  }
}
