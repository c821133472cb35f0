package dev.overfit.data.csv;

import dev.overfit.data.DataException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVRecord;

/** Where the features of rows to predict lie in one file, told by its first line. */
final class FeatureColumns {
  private static final int SHOWN = 3;

  private final String place;
  private final List<String> features;
  private final boolean header;
  private final int count;
  private final int[] indices;

  private FeatureColumns(
      String place, List<String> features, boolean header, int count, int[] indices) {
    this.place = place;
    this.features = features;
    this.header = header;
    this.count = count;
    this.indices = indices;
  }

  /** Whether a first line names columns: not one of its cells is a number. */
  static boolean isHeader(CSVRecord first) {
    return first.stream().allMatch(RowParser::isText) && !(first.size() == 1 && blank(first));
  }

  private static boolean blank(CSVRecord record) {
    return record.get(0).isBlank();
  }

  /**
   * The columns of a file.
   *
   * @param byName whether a header has to name the features; else they are told by their place
   * @throws DataException where the first line has not all features
   */
  static FeatureColumns of(String place, List<String> features, boolean byName, CSVRecord first)
      throws DataException {
    boolean header = isHeader(first);
    int[] indices =
        header && byName
            ? named(place + ", header", features, first)
            : placed(place + (header ? ", header" : ", row 1"), features.size(), first);
    return new FeatureColumns(place, features, header, first.size(), indices);
  }

  private static int[] placed(String where, int features, CSVRecord first) throws DataException {
    int skipped = first.size() - features;
    if (skipped != 0 && skipped != 1) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s: expected %d columns, the features, or %d, a label before them, found %s",
              where,
              features,
              features + 1,
              Columns.found(first.toList())));
    }
    int[] indices = new int[features];
    for (int i = 0; i < features; i++) {
      indices[i] = i + skipped;
    }
    return indices;
  }

  private static int[] named(String where, List<String> features, CSVRecord header)
      throws DataException {
    List<String> names = header.stream().map(String::strip).toList();
    List<String> missing = new ArrayList<>(features);
    missing.removeAll(names);
    if (!missing.isEmpty()) {
      throw new DataException(
          where + ": expected a column for each feature, found none for " + shown(missing));
    }
    int[] indices = new int[features.size()];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = names.indexOf(features.get(i));
      if (indices[i] != names.lastIndexOf(features.get(i))) {
        throw new DataException(
            where + ": expected one column " + features.get(i) + ", found several");
      }
    }
    return indices;
  }

  private static String shown(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
    return names.size() > SHOWN ? first + " and " + (names.size() - SHOWN) + " others" : first;
  }

  /** Whether the first line was a header and no row. */
  boolean header() {
    return header;
  }

  /** Puts the features of a row into an array, from {@code offset} on. */
  void copy(CSVRecord record, long row, float[] target, int offset) throws DataException {
    RowParser.checkCount(place, count, record, row);
    for (int i = 0; i < indices.length; i++) {
      target[offset + i] = RowParser.feature(place, features.get(i), record, row, indices[i]);
    }
  }
}
