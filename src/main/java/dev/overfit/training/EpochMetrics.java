package dev.overfit.training;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The figures of one epoch, with Keras' meaning; each is a float32 number.
 *
 * @param epoch the epoch, from 1
 * @param learningRate the optimizer's rate after the epoch's last step, which Keras logs
 * @param figures one for each {@link Metric}, which say what they are
 */
public record EpochMetrics(int epoch, float learningRate, Map<Metric, Float> figures) {
  /**
   * Copies the figures.
   *
   * @throws IllegalArgumentException where the epoch is less than 1 or a metric has no figure
   */
  public EpochMetrics {
    if (epoch < 1) {
      throw new IllegalArgumentException("epoch: expected at least 1, received " + epoch);
    }
    Map<Metric, Float> copy = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      Float figure = figures.get(metric);
      if (figure == null) {
        throw new IllegalArgumentException(
            "figures: expected one for each metric, received none for " + metric.label());
      }
      copy.put(metric, figure);
    }
    figures = Collections.unmodifiableMap(copy);
  }

  /** {@link Metric#LOSS}. */
  public float loss() {
    return Metric.LOSS.of(this);
  }

  /** {@link Metric#BINARY_CROSSENTROPY}. */
  public float binaryCrossentropy() {
    return Metric.BINARY_CROSSENTROPY.of(this);
  }

  /** {@link Metric#ACCURACY}. */
  public float accuracy() {
    return Metric.ACCURACY.of(this);
  }

  /** {@link Metric#VAL_LOSS}. */
  public float valLoss() {
    return Metric.VAL_LOSS.of(this);
  }

  /** {@link Metric#VAL_BINARY_CROSSENTROPY}. */
  public float valBinaryCrossentropy() {
    return Metric.VAL_BINARY_CROSSENTROPY.of(this);
  }

  /** {@link Metric#VAL_ACCURACY}. */
  public float valAccuracy() {
    return Metric.VAL_ACCURACY.of(this);
  }

  /** Whether the loss of its training or its validation rows is no finite number any more. */
  boolean diverged() {
    return !Float.isFinite(loss()) || !Float.isFinite(valLoss());
  }

  /**
   * Each figure under its {@link Metric#label}, and {@code epoch}; those that are no finite numbers
   * are left out. What a model card carries.
   */
  public Map<String, Double> byLabel() {
    Map<String, Double> byLabel = new TreeMap<>();
    byLabel.put("epoch", (double) epoch);
    figures.forEach(
        (metric, figure) -> {
          if (Float.isFinite(figure)) {
            byLabel.put(metric.label(), (double) figure);
          }
        });
    return byLabel;
  }
}
