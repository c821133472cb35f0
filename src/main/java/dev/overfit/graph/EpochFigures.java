package dev.overfit.graph;

/**
 * What the steps of an epoch have added up to, and the validation rows after them.
 *
 * @param binaryCrossentropySum over the training rows seen, each before its batch's update
 * @param regularizationLossSum the penalty before each update, counted once a row
 * @param correct how many training rows were on the right side of the threshold
 * @param validation the validation figures, meaningless where validation was not asked for
 */
public record EpochFigures(
    float binaryCrossentropySum,
    float regularizationLossSum,
    float correct,
    ValidationFigures validation) {
  /** Before the first step. */
  public static final EpochFigures ZERO = new EpochFigures(0, 0, 0, new ValidationFigures(0, 0, 0));

  /** These sums and those of the batches that followed, with the later validation. */
  public EpochFigures plus(EpochFigures later) {
    return new EpochFigures(
        binaryCrossentropySum + later.binaryCrossentropySum,
        regularizationLossSum + later.regularizationLossSum,
        correct + later.correct,
        later.validation);
  }

  /**
   * The validation rows, dropout off.
   *
   * @param binaryCrossentropySum over the validation rows
   * @param correct how many of them were on the right side of the threshold
   * @param regularizationLoss the sum of the penalties
   */
  public record ValidationFigures(
      float binaryCrossentropySum, float correct, float regularizationLoss) {}
}
