package dev.overfit.report;

import dev.overfit.io.OneLine;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads the file that {@link TestLogitsCsv} wrote. */
final class TestLogits {
  /** The logits of a run without such a file. */
  static final TestLogits NONE = new TestLogits(new float[0], Map.of());

  private final float[] labels;
  private final Map<String, float[]> logits;

  private TestLogits(float[] labels, Map<String, float[]> logits) {
    this.labels = labels;
    this.logits = logits;
  }

  /**
   * Reads a file.
   *
   * @param rows the number of test rows
   * @throws IOException if the file cannot be read or has another number of rows; the message names
   *     file and line
   */
  static TestLogits read(Path file, int rows) throws IOException {
    try (Reader reader = Files.newBufferedReader(file);
        CSVParser parser = CSVFormat.DEFAULT.parse(reader)) {
      List<float[]> columns = new ArrayList<>();
      List<String> names = new ArrayList<>();
      int row = -1;
      for (CSVRecord line : parser) {
        if (row < 0) {
          line.forEach(names::add);
          names.forEach(unused -> columns.add(new float[rows]));
        } else if (row < rows) {
          fill(file, line, row, columns);
        }
        row++;
      }
      return of(file, names, columns, rows, row);
    } catch (IllegalStateException e) { // thrown by the parser's iterator if it cannot read
      throw new IOException(OneLine.of(file + ": no CSV: " + e.getMessage()), e);
    }
  }

  private static void fill(Path file, CSVRecord line, int row, List<float[]> columns)
      throws IOException {
    if (line.size() != columns.size()) {
      throw wrong(file, line, columns.size() + " cells", line.size() + " cells");
    }
    for (int i = 0; i < columns.size(); i++) {
      try {
        columns.get(i)[row] = Float.parseFloat(line.get(i));
      } catch (NumberFormatException e) {
        throw wrong(file, line, "a number in cell " + (i + 1), "'" + line.get(i) + "'");
      }
    }
    float label = columns.get(0)[row];
    if (label != 0 && label != 1) {
      throw wrong(file, line, "a label of 0 or 1", "'" + line.get(0) + "'");
    }
  }

  private static IOException wrong(Path file, CSVRecord line, String expected, String found) {
    return new IOException(
        OneLine.of(
            file
                + ", line "
                + line.getRecordNumber()
                + ": expected "
                + expected
                + ", found "
                + found));
  }

  private static TestLogits of(
      Path file, List<String> names, List<float[]> columns, int rows, int found)
      throws IOException {
    if (names.isEmpty() || !names.get(0).equals(TestLogitsCsv.LABEL)) {
      throw new IOException(
          file + ": expected a first column '" + TestLogitsCsv.LABEL + "', found another");
    }
    if (found != rows) {
      throw new IOException(
          file
              + ": expected the "
              + rows
              + " test rows of run.json, found "
              + found
              + "; a run may be writing into the folder");
    }
    Map<String, float[]> logits = new HashMap<>();
    for (int i = 1; i < names.size(); i++) {
      logits.put(names.get(i), columns.get(i));
    }
    return new TestLogits(columns.get(0), logits);
  }

  /** Returns the labels of the test rows; empty if there is no file. */
  float[] labels() {
    return labels;
  }

  /** Returns the logits of a replicate; empty if there is no such column. */
  Optional<float[]> of(String replicate) {
    return Optional.ofNullable(logits.get(replicate));
  }
}
