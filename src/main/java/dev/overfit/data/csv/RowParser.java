package dev.overfit.data.csv;

import ch.randelshofer.fastdoubleparser.JavaFloatParser;
import dev.overfit.data.DataException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVRecord;

/** Turns the text of one record into the numbers of one row. */
final class RowParser {
  private final String place;
  private final Columns columns;
  private final float[] features;

  RowParser(String place, Columns columns) {
    this.place = place;
    this.columns = columns;
    this.features = new float[columns.count() - 1];
  }

  /** The features of a row, in an array that the next call overwrites. */
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

  /** The label of a row, 0 or 1. */
  float label(CSVRecord record, long row) throws DataException {
    checkCount(place, columns.count(), record, row);
    float value = parse(record.get(columns.label()));
    if (value != 0 && value != 1) {
      String name = columns.names().get(columns.label());
      throw cell(place, name, record, row, columns.label(), "expected label 0 or 1");
    }
    return value == 0 ? 0 : 1; // no negative zero
  }

  /** The number in a column, whose name is for messages. */
  static float feature(String place, String name, CSVRecord record, long row, int column)
      throws DataException {
    float value = parse(record.get(column));
    if (!Float.isFinite(value)) {
      throw cell(place, name, record, row, column, "expected a finite number within float32");
    }
    return value;
  }

  /** Makes sure that a row has as many columns as the first line. */
  static void checkCount(String place, int columns, CSVRecord record, long row)
      throws DataException {
    if (record.size() != columns) {
      String found = Columns.found(record.toList());
      throw DataException.inRow(place, row, "expected " + columns + " columns, found " + found);
    }
  }

  /** Whether a cell is no number, as those of a header line are. */
  static boolean isText(String cell) {
    return Float.isNaN(parse(cell)) && !cell.strip().equalsIgnoreCase("nan");
  }

  private static DataException cell(
      String place, String name, CSVRecord record, long row, int column, String expected) {
    String where = place + ", row " + DataException.count(row) + ", column ";
    String received = ", received " + DataException.quote(record.get(column));
    return new DataException(where + name + ": " + expected + received);
  }

  /** The number that a cell holds, NaN where it is none. */
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
   * Whether a character makes a number of a cell to Java alone, as in {@code 1f}, {@code 5d} and
   * {@code 0x1p3}: any letter but that of the exponent.
   */
  private static boolean isOfJavaAlone(int character) {
    int lowerCase = character | 0x20;
    return lowerCase >= 'a' && lowerCase <= 'z' && lowerCase != 'e';
  }

  /** As {@link #parse(String)}, of a cell in UTF-8, and fast where that is an ordinary number. */
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
   * Whether a cell, if it is a number at all, is one to more than Java: its last character is no
   * letter, and none stands where {@code 0x} would end. Blanks might hide either.
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
