package dev.overfit.study;

import dev.overfit.data.Dataset;
import dev.overfit.data.Split;
import dev.overfit.training.TrainingConfig;
import java.util.function.ToIntFunction;

/**
 * What a comparison of models must know of the rows that judge them.
 *
 * @param rows which rows they are
 * @param count how many
 * @param testLabels {@code [count]}, the labels of the test rows in their order; of no rows where
 *     these do not judge, or each replicate has rows of its own
 * @param resampled whether each replicate has rows dealt out anew
 * @param trainingRows on how many rows a training with given settings trains
 */
@SuppressWarnings("ArrayRecordComponent") // the rows' own labels, which nobody writes to
record Judge(
    JudgingRows rows,
    int count,
    float[] testLabels,
    boolean resampled,
    ToIntFunction<TrainingConfig> trainingRows) {
  /** Those of a study. */
  static Judge of(Study study) {
    Split split = study.split();
    return new Judge(
        JudgingRows.of(study),
        split.test().orElse(split.validation()).rows(),
        split.test().map(Dataset::labels).orElseGet(() -> new float[0]),
        study.resampled(),
        config -> config.trainingRows(split.training()));
  }

  /** How many rows judge for each of so many that train. */
  double toTraining(int training) {
    return (double) count / training;
  }
}
