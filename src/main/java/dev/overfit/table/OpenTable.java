package dev.overfit.table;

import dev.overfit.data.csv.CsvFile;
import dev.overfit.data.csv.Pipe;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a table being read, split into cells on a separate thread. */
final class OpenTable implements AutoCloseable {
  private static final int BATCHES_AHEAD = 8;

  private final String place;
  private final InputStream bytes;
  private final TableFormat format;
  private final NumberText numbers;
  private final TableRecords records;
  private final Pipe<List<TableRecords.Line>> lines;

  private OpenTable(
      String place,
      InputStream bytes,
      TableFormat format,
      NumberText numbers,
      TableRecords records) {
    this.place = place;
    this.bytes = bytes;
    this.format = format;
    this.numbers = numbers;
    this.records = records;
    this.lines = Pipe.start("overfit-table", BATCHES_AHEAD, records);
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
          format.withSeparator(separator).withDecimalComma(decimalComma),
          new NumberText(decimalComma),
          new TableRecords(place, text, separator));
    } catch (IOException e) {
      bytes.close();
      throw CsvFile.described(place, e);
    }
  }

  /** Returns the format, with separator and decimal comma detected if not specified. */
  TableFormat format() {
    return format;
  }

  /** Returns the syntax of numbers. */
  NumberText numbers() {
    return numbers;
  }

  /** Returns the next lines; null after the last. */
  @Nullable List<TableRecords.Line> next() throws IOException {
    try {
      return lines.take();
    } catch (IOException e) {
      throw CsvFile.described(place, e);
    }
  }

  /** Returns whether the last line is blank; known once all lines have been read. */
  boolean endsBlank() {
    return records.endsBlank();
  }

  @Override
  public void close() throws IOException {
    lines.close();
    bytes.close();
  }
}
