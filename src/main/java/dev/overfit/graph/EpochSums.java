package dev.overfit.graph;

/**
 * The sums over the steps of an epoch, or of a part of it.
 *
 * @param binaryCrossentropy the sum over the training rows seen, each before its batch's update
 * @param regularizationLoss the penalty before each update, counted once per row
 * @param correct the number of training rows on the right side of the threshold
 * @param weightedCrossentropy the sum of the crossentropies times the weights of their rows
 */
public record EpochSums(
    float binaryCrossentropy, float regularizationLoss, float correct, float weightedCrossentropy) {
  /** The sums before the first step. */
  public static final EpochSums ZERO = new EpochSums(0, 0, 0);

  /** Creates sums over rows that count alike. */
  public EpochSums(float binaryCrossentropy, float regularizationLoss, float correct) {
    this(binaryCrossentropy, regularizationLoss, correct, binaryCrossentropy);
  }

  /** Returns these sums plus those of other batches. */
  public EpochSums plus(EpochSums others) {
    return new EpochSums(
        binaryCrossentropy + others.binaryCrossentropy,
        regularizationLoss + others.regularizationLoss,
        correct + others.correct,
        weightedCrossentropy + others.weightedCrossentropy);
  }
}
