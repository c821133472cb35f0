package dev.overfit.study;

import dev.overfit.data.Dataset;
import dev.overfit.data.Split;
import dev.overfit.training.TrainingConfig;
import java.util.function.ToIntFunction;

/**
 * What a comparison of models must know about the rows that judge them.
 *
 * @param rows the rows that judge
 * @param count the number of these rows
 * @param testLabels {@code [count]}, the labels of the test rows in their order; unused, and
 *     possibly empty, if these do not judge, or each replicate has its own rows
 * @param resampled whether the rows are dealt out anew for each replicate
 * @param trainingRows the number of rows that a training with given settings uses
 */
@SuppressWarnings("ArrayRecordComponent") // the rows' own labels, which nobody writes to
record Judge(
    JudgingRows rows,
    int count,
    float[] testLabels,
    boolean resampled,
    ToIntFunction<TrainingConfig> trainingRows) {
  /** Returns the judge of a study. */
  static Judge of(Study study) {
    Split split = study.split();
    return new Judge(
        JudgingRows.of(study),
        split.test().orElse(split.validation()).rows(),
        split.test().map(Dataset::labels).orElseGet(() -> new float[0]),
        study.resampled(),
        config -> config.trainingRows(split.training()));
  }

  /** Returns the number of judging rows for each of the given number of training rows. */
  double toTraining(int training) {
    return (double) count / training;
  }
}
