package dev.overfit.training;

import dev.overfit.graph.EpochSums;
import java.time.Duration;

/**
 * How far a training was within the epoch that follows its history when its state was taken.
 *
 * @param steps how many steps of the epoch had run; 0 between two epochs
 * @param sums the sums over those steps
 * @param elapsed the time that those steps took
 */
@SuppressWarnings("exports") // the sums are for this package alone
public record UnfinishedEpoch(int steps, EpochSums sums, Duration elapsed) {
  /**
   * @throws IllegalArgumentException if the number of steps is negative
   */
  public UnfinishedEpoch {
    if (steps < 0) {
      throw new IllegalArgumentException("steps: expected at least 0, received " + steps);
    }
  }

  /** Returns this epoch with another sum of weighted crossentropies. */
  UnfinishedEpoch withWeightedCrossentropy(float value) {
    EpochSums weighted =
        new EpochSums(sums.binaryCrossentropy(), sums.regularizationLoss(), sums.correct(), value);
    return new UnfinishedEpoch(steps, weighted, elapsed);
  }

  /** The state between two epochs. */
  public static final UnfinishedEpoch NONE = new UnfinishedEpoch(0, EpochSums.ZERO, Duration.ZERO);
}
