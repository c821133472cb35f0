package dev.overfit.training;

import dev.overfit.data.DataOrigin;
import dev.overfit.model.ModelSpec;
import java.util.List;

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
 * @param metrics what the figures of each epoch are: {@link Metric#values}, and those that were
 *     asked for
 */
public record TrainingBegin(
    ModelSpec model,
    TrainingConfig config,
    DataOrigin data,
    int stepsPerEpoch,
    int firstEpoch,
    Placement placement,
    List<Metric> metrics) {
  /** Copies the list. */
  public TrainingBegin {
    metrics = List.copyOf(metrics);
  }

  /** A training whose epochs have the figures that every one has. */
  public TrainingBegin(
      ModelSpec model,
      TrainingConfig config,
      DataOrigin data,
      int stepsPerEpoch,
      int firstEpoch,
      Placement placement) {
    this(model, config, data, stepsPerEpoch, firstEpoch, placement, Metric.values());
  }

  /** Which epoch will be the best. */
  BestRule bestRule() {
    return config.bestRule(model, stepsPerEpoch);
  }
}
