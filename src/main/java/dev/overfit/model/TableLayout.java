package dev.overfit.model;

import java.util.List;

/**
 * How the table lay that an {@link Encoding} was fitted to, so that others like it are recognised.
 *
 * @param columns the names of all its columns, in order, the label and those that are not used
 *     among them; {@code column_0}, {@code column_1}, … where nobody named them
 * @param header whether a header named them
 */
public record TableLayout(List<String> columns, boolean header) {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if a name stands twice
   */
  public TableLayout {
    columns = List.copyOf(columns);
    if (columns.stream().distinct().count() < columns.size()) {
      throw new IllegalArgumentException("columns: expected distinct names, received " + columns);
    }
  }
}
