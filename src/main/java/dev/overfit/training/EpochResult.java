package dev.overfit.training;

import dev.overfit.model.Weights;

/**
 * What an epoch left: its figures, and the weights that those of the validation rows are of.
 *
 * @param figures the figures, those of the training rows taken before each update
 * @param weights the model's variables after the epoch
 */
public record EpochResult(EpochMetrics figures, Weights weights) {
  /** The epoch, from 1. */
  public int epoch() {
    return figures.epoch();
  }
}
