package dev.overfit.training;

import dev.overfit.graph.EpochSums;
import java.time.Duration;

/**
 * How far a training was within the epoch that follows its history when it was cancelled.
 *
 * @param steps how many steps of it had run; 0 between two epochs
 * @param sums what those steps had added up to
 * @param elapsed the time it had taken
 */
@SuppressWarnings("exports") // the sums are for this package alone
public record UnfinishedEpoch(int steps, EpochSums sums, Duration elapsed) {
  /**
   * @throws IllegalArgumentException where the number of steps is negative
   */
  public UnfinishedEpoch {
    if (steps < 0) {
      throw new IllegalArgumentException("steps: expected at least 0, received " + steps);
    }
  }

  /** This with another sum of what rows counted by their class. */
  UnfinishedEpoch withWeightedCrossentropy(float value) {
    EpochSums weighted =
        new EpochSums(sums.binaryCrossentropy(), sums.regularizationLoss(), sums.correct(), value);
    return new UnfinishedEpoch(steps, weighted, elapsed);
  }

  /** Between two epochs. */
  public static final UnfinishedEpoch NONE = new UnfinishedEpoch(0, EpochSums.ZERO, Duration.ZERO);
}
