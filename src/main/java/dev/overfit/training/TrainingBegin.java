package dev.overfit.training;

import dev.overfit.data.DataOrigin;
import dev.overfit.model.ModelSpec;

/**
 * A training is about to run its first epoch, or to go on from a checkpoint or another training.
 *
 * @param model what will be trained
 * @param config the settings
 * @param data where the rows came from
 * @param stepsPerEpoch how many batches an epoch has
 * @param firstEpoch the epoch that will run first: 1, or a later one where the training goes on;
 *     one past the last where that was the end already
 * @param placement the device that it runs on
 */
public record TrainingBegin(
    ModelSpec model,
    TrainingConfig config,
    DataOrigin data,
    int stepsPerEpoch,
    int firstEpoch,
    Placement placement) {
  /** Which epoch will be the best. */
  BestRule bestRule() {
    return config.bestRule(model, stepsPerEpoch);
  }
}
