package dev.overfit.training;

import java.util.Map;
import java.util.TreeMap;

/**
 * The figures of one epoch, with Keras' meaning; each is a float32 number.
 *
 * @param epoch the epoch, from 1
 * @param learningRate the optimizer's rate after the epoch's last step, which Keras logs
 * @param loss {@code binaryCrossentropy} plus the regularization losses, a mean as the next
 * @param binaryCrossentropy the mean over the epoch's rows, each batch taken before its update,
 *     dropout on
 * @param accuracy the share of the epoch's rows on the right side of the threshold, taken likewise
 * @param valLoss {@code valBinaryCrossentropy} plus the regularization losses
 * @param valBinaryCrossentropy the mean over all validation rows after the epoch, dropout off
 * @param valAccuracy the share of the validation rows on the right side of the threshold, taken
 *     likewise
 */
public record EpochMetrics(
    int epoch,
    float learningRate,
    float loss,
    float binaryCrossentropy,
    float accuracy,
    float valLoss,
    float valBinaryCrossentropy,
    float valAccuracy) {
  /**
   * Each figure under its {@link Metric#label}, and {@code epoch}; those that are no finite numbers
   * are left out. What a model card carries.
   */
  public Map<String, Double> byLabel() {
    Map<String, Double> figures = new TreeMap<>();
    figures.put("epoch", (double) epoch);
    for (Metric metric : Metric.values()) {
      if (Float.isFinite(metric.of(this))) {
        figures.put(metric.label(), (double) metric.of(this));
      }
    }
    return figures;
  }
}
