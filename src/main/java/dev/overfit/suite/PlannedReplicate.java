package dev.overfit.suite;

import dev.overfit.study.ReplicateName;
import java.util.List;

/**
 * A replicate whose turn has not come: what there is to know before its rows, which may have
 * columns of their own.
 *
 * @param trial what to train
 * @param number which of the trial's replicates, from 0
 */
record PlannedReplicate(Trial trial, int number) {
  /** The name that it will have. */
  String name() {
    return ReplicateName.of(trial.name(), number);
  }

  /**
   * The replicate on rows of known columns.
   *
   * @throws IllegalArgumentException if the layers do not fit the columns, or the seed is no long
   */
  Replicate on(List<String> columns) {
    return Replicate.of(trial, columns, number);
  }
}
