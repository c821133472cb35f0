package dev.overfit.study;

import dev.overfit.training.TrainingResult;
import java.util.Optional;

/**
 * What came of training a model once, of possibly several times with different seeds.
 *
 * @param number which of the model's replicates, from 0
 * @param outcome what came of it; a run keeps the weights of replicate 0 alone, those of the others
 *     are in their checkpoints, see {@link TrainingResult#withoutWeights}
 * @param takenFrom the suite whose run has trained it, with the same rows and settings; empty if
 *     the study's own has
 */
public record ReplicateResult(int number, Outcome outcome, Optional<String> takenFrom) {
  /**
   * @throws IllegalArgumentException if the number is negative
   */
  public ReplicateResult {
    if (number < 0) {
      throw new IllegalArgumentException("number: expected at least 0, received " + number);
    }
  }

  /** A replicate of the study's own run. */
  public ReplicateResult(int number, Outcome outcome) {
    this(number, outcome, Optional.empty());
  }

  /** A replicate of the study's own run with what is to be said of its result. */
  public ReplicateResult(int number, TrainingResult result) {
    this(number, Outcome.of(result));
  }

  /**
   * This one as it is kept if it was cut short: without weights, since nothing is exported, and
   * without figures on test rows, which are looked at once, at the end.
   */
  public ReplicateResult cut() {
    TrainingResult kept = result().withoutWeights().withoutTest();
    return new ReplicateResult(number, Outcome.of(kept), takenFrom);
  }

  /** This one without its weights. */
  public ReplicateResult withoutWeights() {
    return new ReplicateResult(number, Outcome.of(result().withoutWeights()), takenFrom);
  }

  /** What the outcome was derived from. */
  public TrainingResult result() {
    return outcome.result();
  }

  /** The name of its model. */
  public String model() {
    return outcome.name();
  }

  /** The name of its files and of what is told of it. */
  public String name() {
    return ReplicateName.of(model(), number);
  }
}
