package dev.overfit.model;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How raw rows become the features of a network. An encoding is fitted to training rows and is part
 * of a model, and so of its SavedModel, where operations of the graph do the same to the bit.
 *
 * @param columns the columns that are used, in the order of their features
 * @param missing the texts that stand for a missing cell, including the empty text
 * @param label the column that is predicted
 * @param table the layout of the table
 */
public record Encoding(
    List<ColumnEncoding> columns, List<String> missing, LabelEncoding label, TableLayout table) {
  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if there are no columns, a column occurs twice, is the label
   *     or is not in the table, the label is not in the table, two features would have the same
   *     name, the empty text does not count as missing, or a missing text is a level of a column
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
   * Refuses texts that would be both a level and missing.
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

  /** The names of the features of an encoded row, in order. */
  public List<String> features() {
    return features(columns);
  }

  /** The number of features of an encoded row. */
  public int width() {
    return columns.stream().mapToInt(ColumnEncoding::width).sum();
  }

  /**
   * Encodes a row.
   *
   * @param row the cells by column name, for at least {@link #inputs}; other columns are ignored. A
   *     number is a {@link Number}, or {@code null} or NaN if it is missing. A text is a {@link
   *     String}, taken exactly as it is, including spaces, or {@code null} or one of {@link
   *     #missing} if it is missing
   * @param target the array for {@link #width} features
   * @param at the index of the first feature
   * @throws IllegalArgumentException if a column is absent, a cell is of another type, or a number
   *     exceeds float32 (float64 for a wide column) or would exceed float32 once encoded; the
   *     message names the column
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
