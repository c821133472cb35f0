package dev.overfit.data;

/**
 * Rows to train on, rows to validate on, and where both came from.
 *
 * @param training the rows that weights are fitted to
 * @param validation the rows that are only looked at
 * @param origin the source of both
 */
public record Split(Dataset training, Dataset validation, DataOrigin origin) {
  /**
   * @throws IllegalArgumentException where the two have different columns or one has no rows
   */
  public Split {
    if (!training.columns().equals(validation.columns())) {
      throw new IllegalArgumentException(
          "validation: expected the columns of the training rows "
              + training.columns()
              + ", received "
              + validation.columns());
    }
    if (training.rows() == 0 || validation.rows() == 0) {
      throw new IllegalArgumentException(
          "rows: expected at least 1 to train and 1 to validate, received "
              + training.rows()
              + " and "
              + validation.rows());
    }
  }
}
