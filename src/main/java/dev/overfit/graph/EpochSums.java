package dev.overfit.graph;

/**
 * What the steps of an epoch, or of a part of it, have added up to.
 *
 * @param binaryCrossentropy over the training rows seen, each before its batch's update
 * @param regularizationLoss the penalty before each update, counted once a row
 * @param correct how many training rows were on the right side of the threshold
 * @param weightedCrossentropy the crossentropy again, each row's times what its class counts
 */
public record EpochSums(
    float binaryCrossentropy, float regularizationLoss, float correct, float weightedCrossentropy) {
  /** Before the first step. */
  public static final EpochSums ZERO = new EpochSums(0, 0, 0);

  /** Sums over rows that count alike. */
  public EpochSums(float binaryCrossentropy, float regularizationLoss, float correct) {
    this(binaryCrossentropy, regularizationLoss, correct, binaryCrossentropy);
  }

  /** These sums and those of other batches. */
  public EpochSums plus(EpochSums others) {
    return new EpochSums(
        binaryCrossentropy + others.binaryCrossentropy,
        regularizationLoss + others.regularizationLoss,
        correct + others.correct,
        weightedCrossentropy + others.weightedCrossentropy);
  }
}
