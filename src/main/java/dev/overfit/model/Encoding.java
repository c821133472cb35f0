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
 */
public record Encoding(List<ColumnEncoding> columns, List<String> missing, LabelEncoding label) {
  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if there are no columns, one stands twice or is the label, or
   *     a level is a text for missing cells
   */
  public Encoding {
    columns = List.copyOf(columns);
    missing = List.copyOf(missing);
    Set<String> names = new HashSet<>(Set.of(label.name()));
    for (ColumnEncoding column : columns) {
      if (!names.add(column.name())) {
        throw new IllegalArgumentException(
            "columns: expected each once and not the label, received '" + column.name() + "'");
      }
    }
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("columns: expected at least 1, received none");
    }
  }

  /** The names of the columns that rows must have, without the label's. */
  public List<String> inputs() {
    return columns.stream().map(ColumnEncoding::name).toList();
  }

  /** The names of the features of a coded row, in order. */
  public List<String> features() {
    return columns.stream().flatMap(column -> column.features().stream()).toList();
  }
}
