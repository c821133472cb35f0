package dev.overfit.table;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipException;

/** Detects separator and decimal comma from the first lines of a text, without consuming them. */
final class FirstLines {
  private static final int MOST_CHARACTERS = 1 << 16;
  private static final List<Character> SEPARATORS = List.of(',', ';', '\t');
  private static final Pattern DECIMAL_COMMA =
      Pattern.compile("(^|[;\"\\r\\n]) *[+-]?\\d*,\\d+ *([;\"\\r\\n]|$)");

  private final String text;

  private FirstLines(String text) {
    this.text = text;
  }

  /** Reads ahead. */
  static FirstLines of(BufferedReader reader) throws IOException {
    reader.mark(MOST_CHARACTERS);
    char[] chars = new char[MOST_CHARACTERS];
    int length = 0;
    try {
      int read = reader.read(chars, 0, MOST_CHARACTERS);
      while (read > 0) {
        length += read;
        read = reader.read(chars, length, MOST_CHARACTERS - length);
      }
    } catch (EOFException | ZipException e) {
      // the next reader meets it again and knows the line
    }
    reader.reset();
    return new FirstLines(String.valueOf(chars, 0, length));
  }

  /**
   * Returns the most frequent separator in the first line that is not blank, outside quotes; a
   * comma if there is none.
   */
  char separator() {
    String line = text.lines().filter(each -> !each.isBlank()).findFirst().orElse("");
    String unquoted = line.replaceAll("\"[^\"]*\"", "");
    char best = ',';
    long most = 0;
    for (char separator : SEPARATORS) {
      long count = unquoted.chars().filter(c -> c == separator).count();
      // on a tie, as in "1,5;2", whoever writes a semicolon separates by it
      if (count > most || (count == most && count > 0 && separator == ';')) {
        best = separator;
        most = count;
      }
    }
    return unquoted.indexOf(';') >= 0 && best == ',' && isDecimalComma() ? ';' : best;
  }

  /** Returns whether some number between semicolons has a decimal comma. */
  boolean isDecimalComma() {
    return DECIMAL_COMMA.matcher(text).find();
  }

  /** Returns whether numbers have a decimal comma, as specified or else as detected. */
  boolean isDecimalComma(Optional<Boolean> said, char separator) {
    return said.orElseGet(() -> separator == ';' && isDecimalComma());
  }
}
