package dev.overfit.table;

import dev.overfit.model.Encoding;
import java.util.List;
import java.util.Optional;

/**
 * What a model takes of a row.
 *
 * @param columns the names of the columns that it needs
 * @param named whether these are the names that people know them by; if not, they are only counted
 * @param encoding how they become features; if empty, they are numbers that go in as they stand
 */
public record ModelInputs(List<String> columns, boolean named, Optional<Encoding> encoding) {
  /** Copies the list. */
  public ModelInputs {
    columns = List.copyOf(columns);
  }

  /** Of a model that takes rows as people have them. */
  public static ModelInputs of(Encoding encoding) {
    return new ModelInputs(encoding.inputs(), encoding.table().header(), Optional.of(encoding));
  }

  /**
   * Of a model that takes numbers as they stand.
   *
   * @param named whether the names are known, not made up
   */
  public static ModelInputs ofFeatures(List<String> features, boolean named) {
    return new ModelInputs(features, named, Optional.empty());
  }
}
