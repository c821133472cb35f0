package dev.overfit.table;

import dev.overfit.model.Encoding;
import java.util.List;
import java.util.Optional;

/**
 * The input columns of a model.
 *
 * @param columns the names of the columns that the model needs
 * @param named whether the names are those of the user's data; if not, columns are only counted
 * @param encoding how the columns become features; if empty, they are numbers used unchanged
 */
public record ModelInputs(List<String> columns, boolean named, Optional<Encoding> encoding) {
  /** Copies the list. */
  public ModelInputs {
    columns = List.copyOf(columns);
  }

  /** Returns the inputs of a model that takes rows as they are in a table. */
  public static ModelInputs of(Encoding encoding) {
    return new ModelInputs(encoding.inputs(), encoding.table().header(), Optional.of(encoding));
  }

  /**
   * Returns the inputs of a model that takes unencoded numbers.
   *
   * @param named whether the names are real rather than made up
   */
  public static ModelInputs ofFeatures(List<String> features, boolean named) {
    return new ModelInputs(features, named, Optional.empty());
  }
}
