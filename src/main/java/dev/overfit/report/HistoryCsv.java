package dev.overfit.report;

import dev.overfit.training.EpochMetrics;
import dev.overfit.training.History;
import dev.overfit.training.Metric;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code history/<Model>.csv}: a row an epoch, from 1, under Keras' names. Floats are written so
 * that they read back exactly, and nothing here depends on the time or the machine: the same run
 * leaves the same bytes.
 */
final class HistoryCsv {
  private HistoryCsv() {}

  static String of(History history) throws IOException {
    return CsvTable.of(columns(), history.epochs().stream().map(HistoryCsv::row).toList());
  }

  private static List<String> columns() {
    List<String> columns = new ArrayList<>(List.of("epoch", "learning_rate"));
    for (Metric metric : Metric.values()) {
      columns.add(metric.label());
    }
    return columns;
  }

  private static List<Object> row(EpochMetrics epoch) {
    List<Object> row = new ArrayList<>(List.of(epoch.epoch(), epoch.learningRate()));
    for (Metric metric : Metric.values()) {
      row.add(metric.of(epoch));
    }
    return row;
  }
}
