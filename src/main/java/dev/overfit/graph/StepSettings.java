package dev.overfit.graph;

import dev.overfit.optimizer.ClassWeight.PerClass;
import dev.overfit.optimizer.Optimizer;

/**
 * What a training step depends on beside the model.
 *
 * @param optimizer how gradients become updates
 * @param batchSize rows a step, at least 1
 * @param seed the seed of the dropout masks
 * @param logitThreshold the logit above which a row counts as positive in the accuracy
 * @param classWeight what the crossentropy of a row counts in the loss, by its label
 */
public record StepSettings(
    Optimizer optimizer, int batchSize, long seed, double logitThreshold, PerClass classWeight) {
  /** Settings of a step in which all rows count alike. */
  public StepSettings(Optimizer optimizer, int batchSize, long seed, double logitThreshold) {
    this(optimizer, batchSize, seed, logitThreshold, PerClass.ALIKE);
  }
}
