package dev.overfit.model;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
   *     none of the table's, two features would have the same name, the empty text is not missing,
   *     or a text that is missing is the level of a column
   */
  public Encoding {
    columns = List.copyOf(columns);
    missing = List.copyOf(missing);
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("columns: expected at least 1, received none");
    }
    checkDistinct("columns", names(columns), label.name());
    checkDistinct("features", features(columns), "");
    Set<String> ofTable = Set.copyOf(table.columns());
    for (String name : names(columns)) {
      checkOfTable(name, ofTable);
    }
    checkOfTable(label.name(), ofTable);
    checkMissing(columns, missing);
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

  private static void checkOfTable(String name, Set<String> table) {
    if (!table.contains(name)) {
      throw new IllegalArgumentException(
          "columns: expected a column of the table, received '" + name + "'");
    }
  }

  private static void checkMissing(List<ColumnEncoding> columns, List<String> missing) {
    if (!missing.contains("")) {
      throw new IllegalArgumentException(
          "missing: expected the empty text among them, received " + missing);
    }
    MissingLevels check = new MissingLevels(Set.copyOf(missing));
    columns.forEach(column -> column.accept(check));
  }

  /**
   * Finds texts that would be a level and missing at once.
   *
   * @param missing the texts that are missing
   */
  private record MissingLevels(Set<String> missing) implements ColumnEncoding.Visitor<Boolean> {
    @Override
    public Boolean number(ColumnEncoding.Numeric column) {
      return true;
    }

    @Override
    public Boolean category(ColumnEncoding.Categorical column) {
      for (String level : column.levels()) {
        if (missing.contains(level)) {
          throw new IllegalArgumentException(
              "column "
                  + column.name()
                  + ", levels: expected none that is missing, received '"
                  + level
                  + "'");
        }
      }
      return true;
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

  /** The number of features of a coded row. */
  public int width() {
    return columns.stream().mapToInt(ColumnEncoding::width).sum();
  }

  /**
   * Codes a row.
   *
   * @param row the cells by the names of their columns, with each of {@link #inputs} and whatever
   *     else, which is not looked at. A number is a {@link Number}; if it is missing, {@code null}
   *     or NaN. A text is a {@link String}, taken as it stands, spaces and all; if it is missing,
   *     {@code null} or one of {@link #missing}
   * @param target takes {@link #width} features
   * @param at where the first goes
   * @throws IllegalArgumentException if a column is absent, a cell is of another type, or a number
   *     is beyond float32 (float64 for a wide column) or would be once coded; its message names the
   *     column
   */
  public void encode(Map<String, ? extends @Nullable Object> row, float[] target, int at) {
    int next = at;
    for (ColumnEncoding column : columns) {
      String name = column.name();
      if (!row.containsKey(name)) {
        throw Cell.error(
            name, "a cell, which is null if it is missing", "a row without this column");
      }
      column.accept(new Cell(row.get(name), missing, target, next));
      next += column.width();
    }
  }
}
