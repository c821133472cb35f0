package dev.overfit.data;

import dev.overfit.io.OneLine;
import java.io.IOException;
import java.util.Locale;

/**
 * Rows that cannot be used: a file that is no gzip, is cut off or too short, a row with a column
 * too few, a cell that is no number. Its message is one line that says where, what was expected and
 * what was found: {@code HIGGS.csv.gz, row 1,204: expected 29 columns, found 27}; whatever it
 * quotes, it holds nothing that a terminal would obey ({@link OneLine}).
 *
 * <p>Rows are counted from 1; a header line is no row and is called {@code header}.
 */
public class DataException extends IOException {
  private static final int QUOTED = 40;

  /** A failure with its message. */
  public DataException(String message) {
    super(OneLine.of(message));
  }

  /** A failure with its message and its cause. */
  public DataException(String message, Throwable cause) {
    super(OneLine.of(message), cause);
  }

  /**
   * The same failure with what can be done about it.
   *
   * @param advice from its punctuation on
   */
  public DataException withAdvice(String advice) {
    return new DataException(getMessage() + advice, this);
  }

  /** A failure in a row, counted from 1, of the file that messages call {@code place}. */
  public static DataException inRow(String place, long row, String what) {
    return new DataException(place + ", row " + count(row) + ": " + what);
  }

  /** A number with its thousands set off, in any locale. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A cell as a message may show it: in quotes, on one line, not endless. */
  public static String quote(String cell) {
    String line = OneLine.of(cell);
    return line.length() <= QUOTED
        ? '"' + line + '"'
        : '"' + OneLine.of(line, QUOTED) + "\" (" + count(cell.length()) + " characters)";
  }
}
