package dev.overfit.table;

import java.util.Optional;

/**
 * Explicitly specified columns of rows to predict, each a name, an index from 0, or {@code last}.
 *
 * @param label the label, which is ignored; needed if no header names the columns and the label is
 *     not before the features
 * @param id the column whose cells are output beside the probabilities
 */
public record SaidColumns(Optional<String> label, Optional<String> id) {
  /** No column is specified. */
  public static final SaidColumns NONE = new SaidColumns(Optional.empty(), Optional.empty());
}
