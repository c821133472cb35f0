package dev.overfit.table;

import java.util.Optional;

/**
 * Columns of rows to predict that are said, each by its name, its place from 0, or {@code last}.
 *
 * @param label the label, which is not looked at; needed where no header names the columns and it
 *     does not stand before the features
 * @param id the column whose cells are to stand beside the probabilities
 */
public record SaidColumns(Optional<String> label, Optional<String> id) {
  /** Nothing is said. */
  public static final SaidColumns NONE = new SaidColumns(Optional.empty(), Optional.empty());
}
