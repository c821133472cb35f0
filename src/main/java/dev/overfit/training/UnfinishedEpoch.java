package dev.overfit.training;

import java.time.Duration;

/**
 * How far a training was within the epoch that follows its history when it was cancelled: what the
 * epoch's steps had added up to.
 *
 * @param steps how many steps of it had run; 0 between two epochs
 * @param binaryCrossentropySum over the rows seen
 * @param regularizationLossSum over the rows seen
 * @param correct how many of them were on the right side of the threshold
 * @param elapsed the time it had taken
 */
public record UnfinishedEpoch(
    int steps,
    float binaryCrossentropySum,
    float regularizationLossSum,
    float correct,
    Duration elapsed) {
  /**
   * @throws IllegalArgumentException where the number of steps is negative
   */
  public UnfinishedEpoch {
    if (steps < 0) {
      throw new IllegalArgumentException("steps: expected at least 0, received " + steps);
    }
  }

  /** Between two epochs. */
  public static final UnfinishedEpoch NONE = new UnfinishedEpoch(0, 0, 0, 0, Duration.ZERO);
}
