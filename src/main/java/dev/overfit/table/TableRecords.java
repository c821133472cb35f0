package dev.overfit.table;

import dev.overfit.data.DataException;
import dev.overfit.data.csv.CsvFile;
import dev.overfit.data.csv.Pipe;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipException;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Splits text into lines of cells, in batches; skips blank lines at the end. */
final class TableRecords implements Pipe.Source<List<TableRecords.Line>> {
  private static final int BATCH_CELLS = 1 << 13;

  /**
   * The cells of one line, without surrounding blanks.
   *
   * @param number the line number in the file, from 1; that of the last line if quotes contain line
   *     ends
   */
  @SuppressWarnings("ArrayRecordComponent") // handed through once, never compared
  record Line(long number, String[] cells) {
    boolean isBlank() {
      for (String cell : cells) {
        if (!cell.isEmpty()) {
          return false;
        }
      }
      return true;
    }

    /**
     * @throws DataException if the line has a different number of cells than the first line of its
     *     table
     */
    void checkCount(String place, int expected) throws DataException {
      if (cells.length != expected) {
        throw new DataException(
            String.format(
                Locale.ROOT,
                "%s, line %,d: expected %,d cells, as the first line has, found %,d",
                place,
                number,
                expected,
                cells.length));
      }
    }
  }

  private final String place;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private long lineBefore;
  private @Nullable Line blank;

  TableRecords(String place, Reader text, char separator) throws IOException {
    this.place = place;
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(separator)
            .setIgnoreEmptyLines(false)
            .setIgnoreSurroundingSpaces(true)
            .get();
    this.parser = CSVParser.builder().setReader(text).setFormat(format).get();
    this.records = parser.iterator();
  }

  @Override
  public @Nullable List<Line> next() throws IOException {
    List<Line> batch = new ArrayList<>();
    int cells = 0;
    try {
      while (cells < BATCH_CELLS && records.hasNext()) {
        Line line = line(records.next());
        if (!line.isBlank()) {
          checkNoBlankBefore();
          batch.add(line);
        } else if (blank == null) {
          blank = line;
        }
        cells += line.cells.length;
        lineBefore = parser.getCurrentLineNumber();
      }
    } catch (UncheckedIOException e) {
      throw described(e.getCause());
    }
    return batch.isEmpty() && !records.hasNext() ? null : batch;
  }

  /** Returns whether the last line read is blank. */
  boolean endsBlank() {
    return blank != null;
  }

  private Line line(CSVRecord record) {
    String[] cells = record.values();
    for (int i = 0; i < cells.length; i++) {
      cells[i] = cells[i].strip();
    }
    return new Line(parser.getCurrentLineNumber(), cells);
  }

  private void checkNoBlankBefore() throws DataException {
    if (blank != null) {
      throw new DataException(
          place
              + ", line "
              + DataException.count(blank.number)
              + ": expected a row, found a blank line with rows behind it");
    }
  }

  private IOException described(@Nullable IOException e) {
    String where = place + ", line " + DataException.count(lineBefore + 1) + ": ";
    if (e instanceof CSVException) {
      return new DataException(
          where + "expected a quote to be closed before the next cell, found none that is", e);
    }
    if (e instanceof EOFException || e instanceof ZipException) {
      return new DataException(where + CsvFile.reason(e), e);
    }
    return e == null ? new IOException(place + ": cannot be read") : e;
  }
}
