package dev.overfit.optimizer;

/**
 * How a step turns gradients into an update of the weights: {@link Adam}, {@link AdamW} or {@link
 * Sgd}.
 */
public sealed interface Optimizer permits Adam, AdamW, Sgd {
  /** The learning rate as a function of the step. */
  LearningRateSchedule learningRate();

  /** This optimizer with another learning rate. */
  Optimizer withLearningRate(LearningRateSchedule value);
}
