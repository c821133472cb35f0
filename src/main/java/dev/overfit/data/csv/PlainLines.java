package dev.overfit.data.csv;

import dev.overfit.data.DataException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Turns lines that hold nothing but numbers and commas into rows, without an object a cell. The
 * first line that is anything else, right or wrong, ends it, and is left with all that follows:
 * Commons CSV knows what it is, or the error says what is wrong with it.
 */
final class PlainLines {
  private static final int BUFFER = 1 << 16;

  private final InputStream text;
  private final RowCollector rows;
  private final RowRequest request;
  private final byte[] buffer = new byte[BUFFER];
  private float[] cells = {};
  private int from; // where the next line begins
  private int next; // where the next cell begins
  private int to; // behind the last byte that was read
  private long taken;
  private boolean ended;

  PlainLines(InputStream text, RowCollector rows, RowRequest request) {
    this.text = text;
    this.rows = rows;
    this.request = request;
  }

  /**
   * Reads on and takes lines as far as they are plain and wanted.
   *
   * @return whether there may be more
   * @throws DataException where the first line is not in the layout
   */
  boolean next() throws IOException {
    return taken < request.records() && fill() && lines();
  }

  /** How many lines were taken, the header among them. */
  long taken() {
    return taken;
  }

  /** Whether nothing is left of what is wanted, and the text did not fail before its end. */
  boolean complete() {
    return taken == request.records() ? from < to || fill() || ended : from == to && ended;
  }

  /** What was not taken. */
  InputStream rest() {
    return new SequenceInputStream(new ByteArrayInputStream(buffer, from, to - from), text);
  }

  /** Reads on; false where nothing came. A failure is met again by who reads the rest. */
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

  /** Takes the whole lines in the buffer; false where one is not plain. */
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

  /** The number in the next cell, NaN where it is none. */
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
