package dev.overfit.training;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Formats a history as CSV: one row per epoch, from 1, under Keras' names, with a line feed at the
 * end of each line on every system. Floats are written so that they read back exactly, and nothing
 * depends on the time or the machine: the same run gives the same bytes. No cell contains a
 * character that CSV would have to quote.
 */
final class HistoryCsv {
  private HistoryCsv() {}

  static String of(History history) {
    return Stream.concat(
            Stream.of(columns(history)), history.epochs().stream().map(HistoryCsv::row))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String columns(History history) {
    return line(
        Stream.concat(
            Stream.of("epoch", "learning_rate"), history.metrics().stream().map(Metric::label)));
  }

  private static String row(EpochMetrics epoch) {
    return line(
        Stream.concat(
            Stream.of(epoch.epoch(), epoch.learningRate()),
            epoch.metrics().stream().map(epoch::figure)));
  }

  private static String line(Stream<?> cells) {
    return cells.map(String::valueOf).collect(Collectors.joining(","));
  }
}
