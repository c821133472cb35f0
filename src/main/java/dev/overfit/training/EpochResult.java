package dev.overfit.training;

import dev.overfit.model.Weights;

/**
 * The metrics of an epoch and the weights after it, for which the validation metrics hold.
 *
 * @param figures the metrics; those of the training rows were taken before each update
 * @param weights the model's variables after the epoch
 */
public record EpochResult(EpochMetrics figures, Weights weights) {
  /** Returns the epoch, from 1. */
  public int epoch() {
    return figures.epoch();
  }
}
