package dev.overfit.model;

import java.util.List;

/**
 * The layout of the table that an {@link Encoding} was fitted to, so that similar tables are
 * recognized.
 *
 * @param columns the names of all columns in order, including the label and unused columns; {@code
 *     column_0}, {@code column_1}, … if they were not named
 * @param header whether a header named them
 */
public record TableLayout(List<String> columns, boolean header) {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if a name occurs twice
   */
  public TableLayout {
    columns = List.copyOf(columns);
    if (columns.stream().distinct().count() < columns.size()) {
      throw new IllegalArgumentException("columns: expected distinct names, received " + columns);
    }
  }
}
