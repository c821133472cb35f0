package dev.overfit.data;

import java.io.IOException;
import java.io.PushbackReader;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Turns lines that hold nothing but numbers and commas into rows, without an object a cell. The
 * first line that is anything else, right or wrong, ends it, and is given back to the text with all
 * that follows: Commons CSV knows what it is, or the error says what is wrong with it.
 */
final class PlainLines {
  /** How many characters it may give back. */
  static final int BUFFER = 1 << 15;

  private final PushbackReader text;
  private final ReadAheadText source;
  private final RowCollector rows;
  private final RowRequest request;
  private final PlainNumber numbers = new PlainNumber();
  private final char[] buffer = new char[BUFFER];
  private float[] cells = {};
  private int from; // where the next line begins
  private int to; // behind the last character that was read
  private long taken;

  /**
   * @param source where {@code text} has it from
   */
  PlainLines(PushbackReader text, ReadAheadText source, RowCollector rows, RowRequest request) {
    this.text = text;
    this.source = source;
    this.rows = rows;
    this.request = request;
  }

  /**
   * Takes lines as far as they are plain and wanted.
   *
   * @param block told after each block of them
   * @return how many lines were taken, the header among them
   * @throws DataException where the first line is not in the layout
   */
  long read(Runnable block) throws IOException {
    while (taken < request.records() && fill() && lines()) {
      block.run();
    }
    block.run();
    text.unread(buffer, from, to - from);
    return taken;
  }

  /** Reads on; false where nothing came. A failure is met again by who reads the rest. */
  private boolean fill() {
    System.arraycopy(buffer, from, buffer, 0, to - from);
    to -= from;
    from = 0;
    try {
      int count = text.read(buffer, to, BUFFER - to);
      to += Math.max(count, 0);
      return count > 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Takes the lines in the buffer; false where one is not plain. */
  private boolean lines() throws IOException {
    for (int i = from; i < to && taken < request.records(); i++) {
      if (buffer[i] == '\n') {
        if (!line(i > from && buffer[i - 1] == '\r' ? i - 1 : i)) {
          return false;
        }
        from = i + 1;
        taken++;
        source.recordEnded();
      }
    }
    return true;
  }

  private boolean line(int end) throws IOException {
    return taken == 0 ? first(new String(buffer, from, end - from)) : row(end);
  }

  private boolean first(String line) throws IOException {
    if (line.indexOf('"') >= 0 || line.indexOf('\r') >= 0) {
      return false;
    }
    try (CSVParser parser = CSVParser.parse(line + "\n", RecordSource.FORMAT)) {
      for (CSVRecord record : parser) {
        rows.add(record);
      }
    }
    cells = new float[rows.columns()];
    return true;
  }

  private boolean row(int end) throws IOException {
    int column = 0;
    int start = from;
    for (int i = from; i <= end; i++) {
      if (i == end || buffer[i] == ',') {
        if (column == cells.length) {
          return false;
        }
        cells[column++] = number(start, i);
        start = i + 1;
      }
    }
    return column == cells.length && rows.add(cells);
  }

  private float number(int start, int end) {
    float value = numbers.parse(buffer, start, end);
    return Float.isNaN(value) ? RowParser.parse(new String(buffer, start, end - start)) : value;
  }
}
