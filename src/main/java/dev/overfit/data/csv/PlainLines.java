package dev.overfit.data.csv;

import dev.overfit.data.DataException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Turns lines of nothing but numbers and commas into rows, without allocating an object per cell.
 * Stops at the first line that is anything else, valid or not, and leaves it and everything after
 * it to Commons CSV, which either understands the line or reports what is wrong with it.
 */
final class PlainLines {
  private static final int BUFFER = 1 << 16;

  private final InputStream text;
  private final RowCollector rows;
  private final RowRequest request;
  private final byte[] buffer = new byte[BUFFER];
  private float[] cells = {};
  private int from; // start of the next line
  private int next; // start of the next cell
  private int to; // end of the bytes read
  private long taken;
  private boolean ended;

  PlainLines(InputStream text, RowCollector rows, RowRequest request) {
    this.text = text;
    this.rows = rows;
    this.request = request;
  }

  /**
   * Reads more text and takes its lines as far as they are plain and wanted.
   *
   * @return whether there may be more
   * @throws DataException if the first line does not match the layout
   */
  boolean next() throws IOException {
    return taken < request.records() && fill() && lines();
  }

  /** Returns the number of lines taken, including the header. */
  long taken() {
    return taken;
  }

  /** Returns whether nothing wanted is left and reading did not fail before the end of the text. */
  boolean complete() {
    return taken == request.records() ? from < to || fill() || ended : from == to && ended;
  }

  /** Returns the text that was not taken. */
  InputStream rest() {
    return new SequenceInputStream(new ByteArrayInputStream(buffer, from, to - from), text);
  }

  /**
   * Fills the buffer; returns false if nothing came. Whoever reads the rest meets a failure again.
   */
  private boolean fill() {
    System.arraycopy(buffer, from, buffer, 0, to - from);
    to -= from;
    from = 0;
    try {
      int count = text.read(buffer, to, BUFFER - to);
      to += Math.max(count, 0);
      ended = count < 0;
      return count > 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Takes the complete lines in the buffer; returns false at a line that is not plain. */
  private boolean lines() throws IOException {
    int end = to;
    while (end > from && buffer[end - 1] != '\n') {
      end--;
    }
    while (from < end && taken < request.records()) {
      if (!line()) {
        return false;
      }
      taken++;
    }
    return true;
  }

  private boolean line() throws IOException {
    return taken == 0 ? first() : row();
  }

  private boolean first() throws IOException {
    int end = from;
    while (buffer[end] != '\n') {
      end++;
    }
    String line = new String(buffer, from, end - from, StandardCharsets.UTF_8);
    if (line.endsWith("\r")) {
      line = line.substring(0, line.length() - 1);
    }
    if (line.indexOf('"') >= 0 || line.indexOf('\r') >= 0) {
      return false;
    }
    cells = new float[rows.start(List.of(line.split(",", -1)))];
    if (!request.layout().header()) {
      return row();
    }
    from = end + 1;
    return true;
  }

  private boolean row() throws IOException {
    next = from;
    for (int column = 0; column < cells.length; column++) {
      cells[column] = number();
      boolean last = column == cells.length - 1;
      if (last && buffer[next] == '\r') {
        next++;
      }
      if (buffer[next++] != (last ? '\n' : ',')) {
        return false;
      }
    }
    if (!rows.add(cells)) {
      return false;
    }
    from = next;
    return true;
  }

  /** Returns the number in the next cell, or NaN if it is not a number. */
  private float number() {
    int end = next;
    while (!endsCell(buffer[end])) {
      end++;
    }
    float value = RowParser.parse(buffer, next, end - next);
    next = end;
    return value;
  }

  private static boolean endsCell(byte character) {
    return character <= ',' && (character == ',' || character == '\n' || character == '\r');
  }
}
