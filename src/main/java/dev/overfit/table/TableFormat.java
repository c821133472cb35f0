package dev.overfit.table;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a table lies in its file; what is not said is found out.
 *
 * @param separator what stands between cells; found by the first line if empty
 * @param header whether the first line names the columns
 * @param decimalComma whether numbers have a comma for a point; if empty, they do where cells are
 *     separated by semicolons and some number of the first lines has one
 * @param encoding how text is encoded
 * @param missing the texts of missing cells, the empty one always among them
 */
public record TableFormat(
    Optional<Character> separator,
    Header header,
    Optional<Boolean> decimalComma,
    Charset encoding,
    List<String> missing) {
  /** The texts that people write for a missing cell. */
  public static final List<String> MISSING =
      List.of("", "NA", "N/A", "#N/A", "NaN", "nan", "null", "NULL", "None", "?");

  /** What is said for the last column. */
  static final String LAST = "last";

  private static final Pattern PLACE = Pattern.compile(LAST + "|[0-9]{1,9}");

  /** Whether the first line of a file names its columns. */
  public enum Header {
    /** It does if one of its cells cannot be a value of its column. */
    AUTO,
    /** It does. */
    YES,
    /** It does not: columns are called {@code column_0}, {@code column_1}, … */
    NO
  }

  /** Copies the list. */
  public TableFormat {
    missing = List.copyOf(missing);
  }

  /** All is found out; UTF-8. */
  public static TableFormat auto() {
    return new TableFormat(
        Optional.empty(), Header.AUTO, Optional.empty(), StandardCharsets.UTF_8, MISSING);
  }

  /**
   * What a text says that stands between cells: a character, or the word {@code tab}.
   *
   * @throws IllegalArgumentException if it is none, or one that cells may have in them
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

  /** This format with a separator. */
  public TableFormat withSeparator(char value) {
    return new TableFormat(Optional.of(value), header, decimalComma, encoding, missing);
  }

  /** This format with or without a header. */
  public TableFormat withHeader(Header value) {
    return new TableFormat(separator, value, decimalComma, encoding, missing);
  }

  /**
   * This format for a table of which a column is known: if it is known by its name, and nothing is
   * said of a header, there is one.
   *
   * @param column a name; or a place, from 0; or {@code last}
   */
  public TableFormat withHeaderFor(String column) {
    return header == Header.AUTO && !isPlace(column) ? withHeader(Header.YES) : this;
  }

  /** Whether a column is said by its place. */
  static boolean isPlace(String column) {
    return PLACE.matcher(column).matches();
  }

  /** This format with commas for points, or without. */
  public TableFormat withDecimalComma(boolean value) {
    return new TableFormat(separator, header, Optional.of(value), encoding, missing);
  }

  /** This format with another encoding. */
  public TableFormat withEncoding(Charset value) {
    return new TableFormat(separator, header, decimalComma, value, missing);
  }

  /** This format with further texts for missing cells. */
  public TableFormat withMissing(List<String> more) {
    List<String> all = new ArrayList<>(missing);
    more.stream().filter(each -> !all.contains(each)).forEach(all::add);
    return new TableFormat(separator, header, decimalComma, encoding, all);
  }
}
