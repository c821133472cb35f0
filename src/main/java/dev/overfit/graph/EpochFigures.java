package dev.overfit.graph;

import java.util.Arrays;
import java.util.Objects;

/**
 * The sums over the steps of an epoch, and the figures of the validation rows after them.
 *
 * @param training the sums over the training rows seen
 * @param validation the validation figures; meaningless if validation was not requested, and sums
 *     over nothing if there are no validation rows
 */
public record EpochFigures(EpochSums training, ValidationFigures validation) {
  /** Returns figures with the given sums, before any validation. */
  public static EpochFigures notValidated(EpochSums training) {
    return new EpochFigures(training, new ValidationFigures(0, 0, 0, new float[0]));
  }

  /** Returns these figures plus those of the batches that followed, with the later validation. */
  public EpochFigures plus(EpochFigures later) {
    return new EpochFigures(training.plus(later.training), later.validation);
  }

  /**
   * The figures of the validation rows, without dropout.
   *
   * @param binaryCrossentropySum the sum over the validation rows
   * @param correct the number of validation rows on the right side of the threshold
   * @param regularizationLoss the sum of the penalties
   * @param logits {@code [rows]}; empty if the session does not keep them
   */
  @SuppressWarnings("ArrayRecordComponent") // passed on once, compared by its values
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
