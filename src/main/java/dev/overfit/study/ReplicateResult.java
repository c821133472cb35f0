package dev.overfit.study;

import dev.overfit.training.TrainingResult;

/**
 * What came of training a model once, of possibly several times with different seeds.
 *
 * @param number which of the model's replicates, from 0
 * @param result what came of it; a run keeps the weights of replicate 0 alone, those of the others
 *     are in their checkpoints, see {@link TrainingResult#withoutWeights}
 */
public record ReplicateResult(int number, TrainingResult result) {
  /**
   * @throws IllegalArgumentException if the number is negative
   */
  public ReplicateResult {
    if (number < 0) {
      throw new IllegalArgumentException("number: expected at least 0, received " + number);
    }
  }

  /** The name of its model. */
  public String model() {
    return result.model().name();
  }

  /** The name of its files and of what is told of it. */
  public String name() {
    return ReplicateName.of(model(), number);
  }
}
