package dev.overfit.data;

import java.io.IOException;
import java.util.Locale;

/**
 * Rows that cannot be used: a file that is no gzip, is cut off or too short, a row with a column
 * too few, a cell that is no number. Its message is one line that says where, what was expected and
 * what was found: {@code HIGGS.csv.gz, row 1,204: expected 29 columns, found 27}.
 *
 * <p>Rows are counted from 1; a header line is no row and is called {@code header}.
 */
public class DataException extends IOException {
  private static final int QUOTED = 40;

  DataException(String message) {
    super(message);
  }

  DataException(String message, Throwable cause) {
    super(message, cause);
  }

  static DataException inRow(String place, long row, String what) {
    return new DataException(place + ", row " + count(row) + ": " + what);
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A cell as a message may show it: in quotes, on one line, not endless. */
  static String quote(String cell) {
    String line = cell.replaceAll("\\p{Cntrl}", "?");
    return line.length() <= QUOTED
        ? '"' + line + '"'
        : '"' + line.substring(0, QUOTED) + "…\" (" + count(cell.length()) + " characters)";
  }
}
