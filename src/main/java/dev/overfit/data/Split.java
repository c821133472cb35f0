package dev.overfit.data;

import java.util.Optional;

/**
 * Rows to train on, rows to validate on, optional rows to test on, and where they came from.
 *
 * @param training the rows that the weights are fitted to
 * @param validation the held-out rows that choose the epoch; no rows if all rows are for training
 * @param test the rows that the chosen weights are evaluated on once, at the end
 * @param origin the source of all rows
 */
public record Split(
    Dataset training, Dataset validation, Optional<Dataset> test, DataOrigin origin) {
  /**
   * @throws IllegalArgumentException if the parts have different columns, there are no training
   *     rows, or the test rows are present but empty
   */
  public Split {
    checkColumns("validation", training, validation);
    test.ifPresent(rows -> checkColumns("test", training, rows));
    if (training.rows() == 0) {
      throw new IllegalArgumentException("training: expected at least 1 row, received none");
    }
    if (test.isPresent() && test.get().rows() == 0) {
      throw new IllegalArgumentException("test: expected at least 1 row, or none at all");
    }
  }

  /** Creates a split without test rows. */
  public Split(Dataset training, Dataset validation, DataOrigin origin) {
    this(training, validation, Optional.empty(), origin);
  }

  /**
   * Returns a split that trains on the training rows followed by the validation rows and has no
   * validation rows.
   */
  public Split joined() {
    Dataset none = Dataset.of(training.columns(), new float[0], new float[0]);
    return new Split(training.followedBy(validation), none, test, origin);
  }

  private static void checkColumns(String part, Dataset training, Dataset rows) {
    if (!training.columns().equals(rows.columns())) {
      throw new IllegalArgumentException(
          part
              + ": expected the columns of the training rows "
              + training.columns()
              + ", received "
              + rows.columns());
    }
  }
}
