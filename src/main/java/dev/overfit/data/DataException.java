package dev.overfit.data;

import dev.overfit.io.OneLine;
import java.io.IOException;
import java.util.Locale;

/**
 * Thrown if rows cannot be used: the file is not gzip, is cut off or too short, a row lacks a
 * column, or a cell is not a number. The message is one line that says where the problem is, what
 * was expected and what was found: {@code HIGGS.csv.gz, row 1,204: expected 29 columns, found 27}.
 * Text that the message quotes contains no characters that a terminal would interpret ({@link
 * OneLine}).
 *
 * <p>Rows are counted from 1; a header line does not count as a row and is called {@code header}.
 */
public class DataException extends IOException {
  private static final int QUOTED = 40;

  /** Creates a failure with a message. */
  public DataException(String message) {
    super(OneLine.of(message));
  }

  /** Creates a failure with a message and a cause. */
  public DataException(String message, Throwable cause) {
    super(OneLine.of(message), cause);
  }

  /**
   * Returns this failure with advice on how to fix it.
   *
   * @param advice the text to append to the message, starting with its punctuation
   */
  public DataException withAdvice(String advice) {
    return new DataException(getMessage() + advice, this);
  }

  /** Returns a failure in a row, counted from 1, of the file that messages call {@code place}. */
  public static DataException inRow(String place, long row, String what) {
    return new DataException(place + ", row " + count(row) + ": " + what);
  }

  /** Formats a number with thousands separators, the same in every locale. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Quotes a cell for a message: on one line and shortened if it is long. */
  public static String quote(String cell) {
    String line = OneLine.of(cell);
    return line.length() <= QUOTED
        ? '"' + line + '"'
        : '"' + OneLine.of(line, QUOTED) + "\" (" + count(cell.length()) + " characters)";
  }
}
