package dev.overfit.graph;

import dev.overfit.augmentation.Augmentation;
import dev.overfit.optimizer.ClassWeight.PerClass;
import dev.overfit.optimizer.Optimizer;
import java.util.List;

/**
 * What a training step depends on beside the model.
 *
 * @param optimizer how gradients become updates
 * @param batchSize rows a step, at least 1
 * @param seed the seed of the dropout masks and of what changes rows
 * @param logitThreshold the logit above which a row counts as positive in the accuracy
 * @param classWeight what the crossentropy of a row counts in the loss, by its label
 * @param augmentations how rows are changed, one after another; those that mix labels first
 * @param columns the names of the features, which augmentations may ask for; empty without any
 * @param weighsRows whether each training row counts in the loss as its own weight says, too
 */
public record StepSettings(
    Optimizer optimizer,
    int batchSize,
    long seed,
    double logitThreshold,
    PerClass classWeight,
    List<Augmentation> augmentations,
    List<String> columns,
    boolean weighsRows) {
  /** Copies the lists. */
  public StepSettings {
    augmentations = List.copyOf(augmentations);
    columns = List.copyOf(columns);
  }

  /** Settings of a step whose rows are as they are given. */
  public StepSettings(
      Optimizer optimizer, int batchSize, long seed, double logitThreshold, PerClass classWeight) {
    this(optimizer, batchSize, seed, logitThreshold, classWeight, List.of(), List.of(), false);
  }

  /** Settings of a step in which, too, all rows count alike. */
  public StepSettings(Optimizer optimizer, int batchSize, long seed, double logitThreshold) {
    this(optimizer, batchSize, seed, logitThreshold, PerClass.ALIKE);
  }

  /**
   * These settings with rows that are changed.
   *
   * @throws IllegalArgumentException where rows of the columns cannot be
   */
  public StepSettings withAugmentations(List<Augmentation> value, List<String> ofColumns) {
    value.forEach(augmentation -> augmentation.check(ofColumns));
    return new StepSettings(
        optimizer, batchSize, seed, logitThreshold, classWeight, value, ofColumns, weighsRows);
  }

  /** These settings with a weight of its own for each training row, or without. */
  public StepSettings withRowWeights(boolean value) {
    return new StepSettings(
        optimizer, batchSize, seed, logitThreshold, classWeight, augmentations, columns, value);
  }

  /** Whether a row may count in part for either label. */
  boolean mixesLabels() {
    return augmentations.stream().anyMatch(Augmentation::mixesLabels);
  }
}
