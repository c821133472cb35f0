package dev.overfit.study;

import dev.overfit.training.TrainingResult;
import java.util.Optional;

/**
 * The result of training a model once, possibly one of several times with different seeds.
 *
 * @param number the number of the replicate, from 0
 * @param outcome the outcome of the training; a run keeps only the weights of replicate 0, those of
 *     the others are in their checkpoints, see {@link TrainingResult#withoutWeights}
 * @param takenFrom the suite whose run trained the replicate, with the same rows and settings;
 *     empty if the study's own run did
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

  /** A replicate of the study's own run, with the outcome derived from its result. */
  public ReplicateResult(int number, TrainingResult result) {
    this(number, Outcome.of(result));
  }

  /**
   * Returns this replicate as it is kept after it was cut short: without weights, since nothing is
   * exported, and without figures on test rows, which are looked at once, at the end.
   */
  public ReplicateResult cut() {
    TrainingResult kept = result().withoutWeights().withoutTest();
    return new ReplicateResult(number, Outcome.of(kept), takenFrom);
  }

  /** Returns this replicate without its weights. */
  public ReplicateResult withoutWeights() {
    return new ReplicateResult(number, Outcome.of(result().withoutWeights()), takenFrom);
  }

  /** The result that the outcome was derived from. */
  public TrainingResult result() {
    return outcome.result();
  }

  /** The name of the model. */
  public String model() {
    return outcome.name();
  }

  /** The name of the replicate, used for its files and in reports. */
  public String name() {
    return ReplicateName.of(model(), number);
  }
}
