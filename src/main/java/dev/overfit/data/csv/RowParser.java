package dev.overfit.data.csv;

import ch.randelshofer.fastdoubleparser.JavaFloatParser;
import dev.overfit.data.DataException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVRecord;

/** Parses the text of a record into the numbers of a row. */
final class RowParser {
  private final String place;
  private final Columns columns;
  private final float[] features;

  RowParser(String place, Columns columns) {
    this.place = place;
    this.columns = columns;
    this.features = new float[columns.count() - 1];
  }

  /** Returns the features of a row, in an array that the next call overwrites. */
  float[] features(CSVRecord record, long row) throws DataException {
    checkCount(place, columns.count(), record, row);
    int next = 0;
    for (int column = 0; column < columns.count(); column++) {
      if (column != columns.label()) {
        features[next++] = feature(place, columns.names().get(column), record, row, column);
      }
    }
    return features;
  }

  /** Returns the label of a row, 0 or 1. */
  float label(CSVRecord record, long row) throws DataException {
    checkCount(place, columns.count(), record, row);
    float value = parse(record.get(columns.label()));
    if (value != 0 && value != 1) {
      String name = columns.names().get(columns.label());
      throw cell(place, name, record, row, columns.label(), "expected label 0 or 1");
    }
    return value == 0 ? 0 : 1; // no negative zero
  }

  /** Returns the number in a column, whose name is used in messages. */
  static float feature(String place, String name, CSVRecord record, long row, int column)
      throws DataException {
    float value = parse(record.get(column));
    if (!Float.isFinite(value)) {
      throw cell(place, name, record, row, column, "expected a finite number within float32");
    }
    return value;
  }

  /** Makes sure that a row has the expected number of columns. */
  static void checkCount(String place, int columns, CSVRecord record, long row)
      throws DataException {
    if (record.size() != columns) {
      String found = Columns.found(record.toList());
      throw DataException.inRow(place, row, "expected " + columns + " columns, found " + found);
    }
  }

  /** Returns whether a cell is text rather than a number, as in a header line. */
  static boolean isText(String cell) {
    return Float.isNaN(parse(cell)) && !cell.strip().equalsIgnoreCase("nan");
  }

  private static DataException cell(
      String place, String name, CSVRecord record, long row, int column, String expected) {
    String where = place + ", row " + DataException.count(row) + ", column ";
    String received = ", received " + DataException.quote(record.get(column));
    return new DataException(where + name + ": " + expected + received);
  }

  /** Returns the number in a cell, or NaN if it is not a number. */
  static float parse(String cell) {
    return cell.chars().anyMatch(RowParser::isOfJavaAlone) ? Float.NaN : parsed(cell);
  }

  private static float parsed(String cell) {
    try {
      return JavaFloatParser.parseFloat(cell);
    } catch (NumberFormatException e) {
      return Float.NaN;
    }
  }

  /**
   * Returns whether a character occurs only in numbers of Java's own syntax, such as {@code 1f},
   * {@code 5d} and {@code 0x1p3}: any letter except the exponent's.
   */
  private static boolean isOfJavaAlone(int character) {
    int lowerCase = character | 0x20;
    return lowerCase >= 'a' && lowerCase <= 'z' && lowerCase != 'e';
  }

  /**
   * Like {@link #parse(String)} for a cell in UTF-8, and fast if the cell is an ordinary number.
   */
  static float parse(byte[] text, int from, int length) {
    if (isOrdinary(text, from, length)) {
      try {
        return JavaFloatParser.parseFloat(text, from, length);
      } catch (NumberFormatException e) {
        return Float.NaN;
      }
    }
    return parse(new String(text, from, length, StandardCharsets.UTF_8));
  }

  /**
   * Returns whether a cell, if it is a number at all, is not one in Java's own syntax only: it ends
   * with a digit or point, and has no letter where {@code 0x} would have one. A leading blank could
   * hide that letter, so such a cell does not count as ordinary.
   */
  private static boolean isOrdinary(byte[] text, int from, int length) {
    return length > 0
        && text[from] > ' '
        && isDigitOrPoint(text[from + length - 1])
        && (length < 3 || !(isOfJavaAlone(text[from + 1]) || isOfJavaAlone(text[from + 2])));
  }

  private static boolean isDigitOrPoint(byte character) {
    return (character >= '0' && character <= '9') || character == '.';
  }
}
