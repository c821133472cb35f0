package dev.overfit.report;

import dev.overfit.io.OneLine;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.History;
import dev.overfit.training.Metric;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads the file of a run that {@link History#csv} wrote. */
final class HistoryFile {
  private HistoryFile() {}

  /**
   * Reads a history.
   *
   * @param epochs the expected number of epochs
   * @throws IOException if the file cannot be read or has another number of epochs; the message
   *     names file and line
   */
  static History read(Path file, int epochs) throws IOException {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    List<EpochMetrics> rows = new ArrayList<>();
    try (Reader reader = Files.newBufferedReader(file);
        CSVParser parser = format.parse(reader)) {
      List<Metric> metrics = metrics(parser.getHeaderNames());
      for (CSVRecord line : parser) {
        rows.add(epoch(file, line, metrics));
      }
    } catch (NoSuchFileException e) {
      throw new IOException(
          file + ": expected the history of a replicate that run.json names, found nothing there",
          e);
    } catch (IllegalStateException e) { // thrown by the parser's iterator if it cannot read
      throw new IOException(OneLine.of(file + ": no CSV: " + e.getMessage()), e);
    }
    if (rows.size() != epochs) {
      throw new IOException(
          file
              + ": expected the "
              + epochs
              + " epochs of run.json, found "
              + rows.size()
              + "; a run may be writing into the folder");
    }
    return new History(rows);
  }

  /** Returns the metrics that every epoch has, and others that have a column. */
  private static List<Metric> metrics(List<String> columns) {
    Stream<Metric> others =
        columns.stream()
            .flatMap(column -> Metric.ofLabel(column).stream())
            .filter(metric -> !Metric.values().contains(metric));
    return Stream.concat(Metric.values().stream(), others).toList();
  }

  private static EpochMetrics epoch(Path file, CSVRecord line, List<Metric> metrics)
      throws IOException {
    try {
      Map<Metric, Float> figures = new LinkedHashMap<>();
      for (Metric metric : metrics) {
        figures.put(metric, Float.parseFloat(line.get(metric.label())));
      }
      return new EpochMetrics(
          Integer.parseInt(line.get("epoch")),
          Float.parseFloat(line.get("learning_rate")),
          figures);
    } catch (IllegalArgumentException e) {
      throw new IOException(
          OneLine.of(
              file
                  + ", line "
                  + (line.getRecordNumber() + 1)
                  + ": expected an epoch and its figures: "
                  + e.getMessage()),
          e);
    }
  }
}
