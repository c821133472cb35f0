package dev.overfit.graph;

import java.util.Arrays;
import java.util.Objects;

/**
 * What the steps of an epoch have added up to, and the validation rows after them.
 *
 * @param training the sums over the training rows seen
 * @param validation the validation figures, meaningless where validation was not asked for, and
 *     sums of nothing where there are no rows for it
 */
public record EpochFigures(EpochSums training, ValidationFigures validation) {
  /** What has been added up so far, before any validation. */
  public static EpochFigures notValidated(EpochSums training) {
    return new EpochFigures(training, new ValidationFigures(0, 0, 0, new float[0]));
  }

  /** These figures and those of the batches that followed, with the later validation. */
  public EpochFigures plus(EpochFigures later) {
    return new EpochFigures(training.plus(later.training), later.validation);
  }

  /**
   * The validation rows, dropout off.
   *
   * @param binaryCrossentropySum over the validation rows
   * @param correct how many of them were on the right side of the threshold
   * @param regularizationLoss the sum of the penalties
   * @param logits {@code [rows]}; none where the session does not keep them
   */
  @SuppressWarnings("ArrayRecordComponent") // handed through once, compared by its values
  public record ValidationFigures(
      float binaryCrossentropySum, float correct, float regularizationLoss, float[] logits) {
    @Override
    public boolean equals(Object other) {
      return other instanceof ValidationFigures that
          && Float.compare(binaryCrossentropySum, that.binaryCrossentropySum) == 0
          && Float.compare(correct, that.correct) == 0
          && Float.compare(regularizationLoss, that.regularizationLoss) == 0
          && Arrays.equals(logits, that.logits);
    }

    @Override
    public int hashCode() {
      return Objects.hash(
          binaryCrossentropySum, correct, regularizationLoss, Arrays.hashCode(logits));
    }
  }
}
