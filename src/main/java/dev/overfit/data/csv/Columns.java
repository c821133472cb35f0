package dev.overfit.data.csv;

import dev.overfit.data.DataException;
import dev.overfit.data.Dataset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;

/**
 * The columns of a file, found by applying a layout to its first line.
 *
 * @param names the names of all columns, including the label
 * @param label the index of the label in {@code names}
 */
record Columns(List<String> names, int label) {
  static Columns of(String place, CsvLayout layout, List<String> first) throws DataException {
    String where = place + (layout.header() ? ", header" : ", row 1");
    checkCount(where, layout, first);
    return layout.header() ? named(where, layout, first) : unnamed(where, layout, first.size());
  }

  /** Returns the number of columns, including the label. */
  int count() {
    return names.size();
  }

  /** Returns the names of the features, in the order of the file. */
  List<String> features() {
    List<String> features = new ArrayList<>(names);
    features.remove(label);
    return features;
  }

  private static void checkCount(String where, CsvLayout layout, List<String> first)
      throws DataException {
    int expected = layout.featureCount() + 1;
    if (layout.featureCount() > 0 && first.size() != expected) {
      throw new DataException(where + ": expected " + expected + " columns, found " + found(first));
    }
    if (first.size() < 2) {
      throw new DataException(
          where + ": expected a label and at least 1 feature, found " + found(first));
    }
  }

  /** Describes what was found in a line with a wrong number of columns. */
  static String found(List<String> line) {
    boolean empty = line.size() == 1 && line.get(0).isEmpty();
    return empty ? "an empty line" : DataException.count(line.size());
  }

  private static Columns named(String where, CsvLayout layout, List<String> header)
      throws DataException {
    List<String> names = header.stream().map(String::strip).toList();
    checkNames(where, names);
    Columns columns = new Columns(names, label(where, layout.label(), names, shown(names)));
    if (!layout.features().isEmpty() && !columns.features().equals(layout.features())) {
      throw new DataException(
          where + ": expected features " + layout.features() + ", found " + columns.shown());
    }
    return columns;
  }

  private static Columns unnamed(String where, CsvLayout layout, int count) throws DataException {
    List<String> names =
        new ArrayList<>(
            layout.features().isEmpty() ? Dataset.unnamed(count - 1) : layout.features());
    List<String> nameless = Collections.nCopies(count, "");
    int label = label(where, layout.label(), nameless, DataException.count(count));
    names.add(label, "label");
    return new Columns(List.copyOf(names), label);
  }

  private static void checkNames(String where, List<String> names) throws DataException {
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).isEmpty()) {
        throw new DataException(where + ": column " + (i + 1) + " has no name");
      }
      if (names.get(i).chars().anyMatch(Character::isISOControl)) {
        String name = DataException.quote(names.get(i));
        throw new DataException(
            where + ": column " + (i + 1) + " has control characters in its name, " + name);
      }
    }
    if (new HashSet<>(names).size() < names.size()) {
      throw new DataException(where + ": expected distinct names, found " + shown(names));
    }
  }

  private static int label(String where, LabelColumn label, List<String> names, String found)
      throws DataException {
    return label
        .among(names)
        .orElseThrow(
            () -> new DataException(where + ": expected " + label.words() + ", found " + found));
  }

  private String shown() {
    return shown(features());
  }

  private static String shown(List<String> names) {
    return DataException.quote(String.join(", ", names));
  }
}
