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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** What {@link History#csv} gives, read again from the file of a run. */
final class HistoryFile {
  private HistoryFile() {}

  /**
   * Reads a history.
   *
   * @param epochs how many epochs there are to be
   * @throws IOException if it cannot be read, or is of another number of epochs; its message names
   *     file and line
   */
  static History read(Path file, int epochs) throws IOException {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    List<EpochMetrics> rows = new ArrayList<>();
    try (Reader reader = Files.newBufferedReader(file);
        CSVParser parser = format.parse(reader)) {
      for (CSVRecord line : parser) {
        rows.add(epoch(file, line));
      }
    } catch (NoSuchFileException e) {
      throw new IOException(
          file + ": expected the history of a replicate that run.json names, found nothing there",
          e);
    } catch (IllegalStateException e) { // as the parser's iterator throws what it cannot read
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

  private static EpochMetrics epoch(Path file, CSVRecord line) throws IOException {
    try {
      Map<Metric, Float> figures = new EnumMap<>(Metric.class);
      for (Metric metric : Metric.values()) {
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
