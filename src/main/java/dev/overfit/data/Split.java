package dev.overfit.data;

import java.util.Optional;

/**
 * Rows to train on, rows to validate on, rows to test on where there are any, and where all came
 * from.
 *
 * @param training the rows that weights are fitted to
 * @param validation the rows that choose the epoch and are only looked at; of no rows where all
 *     that there are train
 * @param test the rows that are looked at once, at the end, by the weights that were chosen
 * @param origin the source of all
 */
public record Split(
    Dataset training, Dataset validation, Optional<Dataset> test, DataOrigin origin) {
  /**
   * @throws IllegalArgumentException where they have different columns, or there are no rows to
   *     train on, or none in the test rows
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

  /** Rows to train and to validate on, without rows to test on. */
  public Split(Dataset training, Dataset validation, DataOrigin origin) {
    this(training, validation, Optional.empty(), origin);
  }

  /** The rows that validate, behind those that train, to train on; none validate. */
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
