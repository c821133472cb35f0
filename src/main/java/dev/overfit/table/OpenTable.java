package dev.overfit.table;

import dev.overfit.data.csv.CsvFile;
import dev.overfit.data.csv.Pipe;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a table that is being read, cut into cells by a thread of its own. */
final class OpenTable implements AutoCloseable {
  private static final int BATCHES_AHEAD = 8;

  private final String place;
  private final InputStream bytes;
  private final NumberText numbers;
  private final Pipe<List<TableRecords.Line>> lines;

  private OpenTable(
      String place, InputStream bytes, NumberText numbers, Pipe<List<TableRecords.Line>> lines) {
    this.place = place;
    this.bytes = bytes;
    this.numbers = numbers;
    this.lines = lines;
  }

  static OpenTable open(TableSource source, TableFormat format) throws IOException {
    String place = source.place();
    InputStream bytes = source.bytes().open();
    try {
      InputStream plain = TableBytes.open(place, place, bytes);
      BufferedReader text =
          new BufferedReader(new TableText(place, plain, format.encoding()), 1 << 16);
      FirstLines start = FirstLines.of(text);
      char separator = format.separator().orElseGet(start::separator);
      boolean decimalComma = start.isDecimalComma(format.decimalComma(), separator);
      return new OpenTable(
          place,
          bytes,
          new NumberText(decimalComma),
          Pipe.start("overfit-table", BATCHES_AHEAD, new TableRecords(place, text, separator)));
    } catch (IOException e) {
      bytes.close();
      throw CsvFile.described(place, e);
    }
  }

  /** How its numbers are written. */
  NumberText numbers() {
    return numbers;
  }

  /** The next lines, at least one; null behind the last. */
  @Nullable List<TableRecords.Line> next() throws IOException {
    try {
      return lines.take();
    } catch (IOException e) {
      throw CsvFile.described(place, e);
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
    bytes.close();
  }
}
