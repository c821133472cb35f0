package dev.overfit.suite;

import dev.overfit.study.ReplicateName;
import java.util.List;

/**
 * A replicate that has not started; its rows, which may have their own columns, are not split yet.
 *
 * @param trial the trial to train
 * @param number the replicate's number within the trial, from 0
 */
record PlannedReplicate(Trial trial, int number) {
  /** Returns the name that the replicate will have. */
  String name() {
    return ReplicateName.of(trial.name(), number);
  }

  /**
   * Returns the replicate on rows with the given columns.
   *
   * @throws IllegalArgumentException if the layers do not fit the columns, or the seed overflows a
   *     long
   */
  Replicate on(List<String> columns) {
    return Replicate.of(trial, columns, number);
  }
}
