package dev.overfit.table;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The format of a table in its file; what is not specified is detected.
 *
 * @param separator the separator between cells; if empty, detected from the first line
 * @param header whether the first line names the columns
 * @param decimalComma whether numbers have a decimal comma; if empty, they have one if cells are
 *     separated by semicolons and some number in the first lines has one
 * @param encoding the character encoding
 * @param missing the texts that mean a missing cell; the empty text always does
 */
public record TableFormat(
    Optional<Character> separator,
    Header header,
    Optional<Boolean> decimalComma,
    Charset encoding,
    List<String> missing) {
  /** The usual texts for a missing cell. */
  public static final List<String> MISSING =
      List.of("", "NA", "N/A", "#N/A", "NaN", "nan", "null", "NULL", "None", "?");

  /** The word for the last column. */
  static final String LAST = "last";

  private static final Pattern PLACE = Pattern.compile(LAST + "|[0-9]{1,9}");

  /** Whether the first line of a file names its columns. */
  public enum Header {
    /** The first line is a header if one of its cells cannot be a value of its column. */
    AUTO,
    /** The first line is a header. */
    YES,
    /** There is no header; columns are named {@code column_0}, {@code column_1}, … */
    NO
  }

  /** Copies the list. */
  public TableFormat {
    missing = List.copyOf(missing);
  }

  /** Returns a UTF-8 format with everything else detected. */
  public static TableFormat auto() {
    return new TableFormat(
        Optional.empty(), Header.AUTO, Optional.empty(), StandardCharsets.UTF_8, MISSING);
  }

  /**
   * Parses a separator: a character, or the word {@code tab}.
   *
   * @throws IllegalArgumentException if the text is neither, or the character may occur in cells
   */
  public static char separator(String text) {
    if (text.equals("tab") || text.equals("\\t")) {
      return '\t';
    }
    char separator = text.length() == 1 ? text.charAt(0) : '"';
    if (Character.isLetterOrDigit(separator) || separator == '"' || separator == '.') {
      throw new IllegalArgumentException(
          "separator: expected a character or tab, received '" + text + "'");
    }
    return separator;
  }

  /** Returns this format with a separator. */
  public TableFormat withSeparator(char value) {
    return new TableFormat(Optional.of(value), header, decimalComma, encoding, missing);
  }

  /** Returns this format with or without a header. */
  public TableFormat withHeader(Header value) {
    return new TableFormat(separator, value, decimalComma, encoding, missing);
  }

  /**
   * Returns this format for a table with a known column. If the column is given by name, and the
   * header is not specified, the table has a header.
   *
   * @param column a name, an index from 0, or {@code last}
   */
  public TableFormat withHeaderFor(String column) {
    return header == Header.AUTO && !isPlace(column) ? withHeader(Header.YES) : this;
  }

  /** Returns whether a column is given by its index or {@code last} rather than by name. */
  static boolean isPlace(String column) {
    return PLACE.matcher(column).matches();
  }

  /** Returns this format with or without a decimal comma. */
  public TableFormat withDecimalComma(boolean value) {
    return new TableFormat(separator, header, Optional.of(value), encoding, missing);
  }

  /** Returns this format with another encoding. */
  public TableFormat withEncoding(Charset value) {
    return new TableFormat(separator, header, decimalComma, value, missing);
  }

  /** Returns this format with additional texts for missing cells. */
  public TableFormat withMissing(List<String> more) {
    List<String> all = new ArrayList<>(missing);
    more.stream().filter(each -> !all.contains(each)).forEach(all::add);
    return new TableFormat(separator, header, decimalComma, encoding, all);
  }
}
