package dev.overfit.data.csv;

import ch.randelshofer.fastdoubleparser.JavaFloatParser;
import dev.overfit.data.DataException;
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
    try {
      return isJavaOnly(cell) ? Float.NaN : JavaFloatParser.parseFloat(cell);
    } catch (NumberFormatException e) {
      return Float.NaN;
    }
  }

  /** Whether a cell might be a number to Java alone: {@code 1f}, {@code 5d}, {@code 0x1p3}. */
  private static boolean isJavaOnly(String cell) {
    int length = cell.length();
    return length > 0
        && (Character.isLetter(cell.charAt(length - 1))
            || (length > 2 && (isX(cell.charAt(1)) || isX(cell.charAt(2)))));
  }

  private static boolean isX(char character) {
    return character == 'x' || character == 'X';
  }
}
