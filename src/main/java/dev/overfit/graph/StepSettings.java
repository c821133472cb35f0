package dev.overfit.graph;

import dev.overfit.augmentation.Augmentation;
import dev.overfit.optimizer.ClassWeight.PerClass;
import dev.overfit.optimizer.Optimizer;
import java.util.List;

/**
 * The settings of a training step, besides the model.
 *
 * @param optimizer how gradients become updates
 * @param batchSize the number of rows per step, at least 1
 * @param seed the seed of the dropout masks and the augmentations
 * @param logitThreshold the logit above which a row counts as positive in the accuracy
 * @param classWeight the weight of a row's crossentropy in the loss, by its label
 * @param augmentations how rows are changed, in this order; those that mix labels first
 * @param columns the names of the features, for the augmentations; empty if there are none
 * @param weighsRows whether the loss also multiplies each training row by its own weight
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

  /** Creates settings without augmentations or row weights. */
  public StepSettings(
      Optimizer optimizer, int batchSize, long seed, double logitThreshold, PerClass classWeight) {
    this(optimizer, batchSize, seed, logitThreshold, classWeight, List.of(), List.of(), false);
  }

  /** Creates settings without augmentations, in which all rows count alike. */
  public StepSettings(Optimizer optimizer, int batchSize, long seed, double logitThreshold) {
    this(optimizer, batchSize, seed, logitThreshold, PerClass.ALIKE);
  }

  /**
   * Returns these settings with the given augmentations.
   *
   * @throws IllegalArgumentException if an augmentation does not fit these columns
   */
  public StepSettings withAugmentations(List<Augmentation> value, List<String> ofColumns) {
    value.forEach(augmentation -> augmentation.check(ofColumns));
    return new StepSettings(
        optimizer, batchSize, seed, logitThreshold, classWeight, value, ofColumns, weighsRows);
  }

  /** Returns these settings with or without an individual weight for each training row. */
  public StepSettings withRowWeights(boolean value) {
    return new StepSettings(
        optimizer, batchSize, seed, logitThreshold, classWeight, augmentations, columns, value);
  }

  /** Returns whether a row may count in part for either label. */
  boolean mixesLabels() {
    return augmentations.stream().anyMatch(Augmentation::mixesLabels);
  }
}
