package dev.overfit.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How rows as people have them become the features of a network: fitted to training rows, part of a
 * model and so of its SavedModel, where operations of the graph do the same to the bit.
 *
 * @param columns the columns that are used, in the order of their features
 * @param missing the texts that stand for a missing cell, the empty one among them
 * @param label the column that is predicted
 * @param table how the table lay
 */
public record Encoding(
    List<ColumnEncoding> columns, List<String> missing, LabelEncoding label, TableLayout table) {
  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if there are no columns, one stands twice, is the label or
   *     none of the table's, or two features would have the same name
   */
  public Encoding {
    columns = List.copyOf(columns);
    missing = List.copyOf(missing);
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("columns: expected at least 1, received none");
    }
    checkDistinct("columns", names(columns), label.name());
    checkDistinct("features", features(columns), "");
    for (String name : names(columns)) {
      checkOfTable(name, table);
    }
    checkOfTable(label.name(), table);
  }

  private static void checkDistinct(String what, List<String> names, String taken) {
    Set<String> seen = new HashSet<>(Set.of(taken));
    for (String name : names) {
      if (!seen.add(name)) {
        throw new IllegalArgumentException(
            what + ": expected each name once and not the label's, received '" + name + "'");
      }
    }
  }

  private static void checkOfTable(String name, TableLayout table) {
    if (!table.columns().contains(name)) {
      throw new IllegalArgumentException(
          "columns: expected columns of the table "
              + table.columns()
              + ", received '"
              + name
              + "'");
    }
  }

  private static List<String> names(List<ColumnEncoding> columns) {
    return columns.stream().map(ColumnEncoding::name).toList();
  }

  private static List<String> features(List<ColumnEncoding> columns) {
    return columns.stream().flatMap(column -> column.features().stream()).toList();
  }

  /** The names of the columns that rows must have, without the label's. */
  public List<String> inputs() {
    return names(columns);
  }

  /** The names of the features of a coded row, in order. */
  public List<String> features() {
    return features(columns);
  }
}
