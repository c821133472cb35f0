package dev.overfit.training;

import dev.overfit.data.DataOrigin;
import dev.overfit.model.ModelSpec;
import java.util.List;

/**
 * The event that a training is about to run its first epoch, or to continue from a checkpoint or
 * another training.
 *
 * @param model the model to train
 * @param config the settings
 * @param data where the rows came from
 * @param stepsPerEpoch how many batches an epoch has
 * @param firstEpoch the epoch that will run first: 1, or a later one if the training continues; one
 *     past the last if it had already ended
 * @param placement the device that the training runs on
 * @param metrics the metrics of each epoch: {@link Metric#values} and then those that were
 *     requested
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

  /** Creates the beginning of a training without further metrics. */
  public TrainingBegin(
      ModelSpec model,
      TrainingConfig config,
      DataOrigin data,
      int stepsPerEpoch,
      int firstEpoch,
      Placement placement) {
    this(model, config, data, stepsPerEpoch, firstEpoch, placement, Metric.values());
  }

  /** Returns the rule that decides which epoch is the best. */
  BestRule bestRule() {
    return config.bestRule(model, stepsPerEpoch);
  }
}
