package dev.overfit.training;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The metrics of one epoch, with Keras' meaning; each value is a float32 number. Two instances are
 * equal if all their values are, with NaN equal to itself.
 *
 * <p>A long run keeps thousands of these in each of its histories, so the values are kept in an
 * array: a map would take four times the memory.
 */
public final class EpochMetrics {
  private final int epoch;
  private final float learningRate;
  private final List<Metric> metrics; // one per value, in the same order
  private final float[] figures;

  /**
   * Creates the metrics of an epoch.
   *
   * @param epoch the epoch, from 1
   * @param learningRate the optimizer's learning rate after the last step of the epoch, which Keras
   *     logs
   * @param figures a value for each of {@link Metric#values} and for any further metrics of the
   *     validation rows, which follow in the map's order
   * @throws IllegalArgumentException if the epoch is less than 1 or a metric has no value
   */
  public EpochMetrics(int epoch, float learningRate, Map<Metric, Float> figures) {
    if (epoch < 1) {
      throw new IllegalArgumentException("epoch: expected at least 1, received " + epoch);
    }
    this.epoch = epoch;
    this.learningRate = learningRate;
    this.metrics = inOrder(figures.keySet());
    this.figures = new float[metrics.size()];
    for (int i = 0; i < this.figures.length; i++) {
      Float figure = figures.get(metrics.get(i));
      if (figure == null) {
        throw new IllegalArgumentException(
            "figures: expected one for each metric, received none for " + metrics.get(i).label());
      }
      this.figures[i] = figure;
    }
  }

  private static List<Metric> inOrder(Set<Metric> given) {
    List<Metric> every = Metric.values();
    List<Metric> asked = given.stream().filter(metric -> !every.contains(metric)).toList();
    return asked.isEmpty() ? every : Stream.concat(every.stream(), asked.stream()).toList();
  }

  /**
   * Returns the metrics in their order: {@link Metric#values} and then those that were requested.
   */
  public List<Metric> metrics() {
    return metrics;
  }

  /** Returns the epoch, from 1. */
  public int epoch() {
    return epoch;
  }

  /** Returns the optimizer's learning rate after the last step of the epoch. */
  public float learningRate() {
    return learningRate;
  }

  /**
   * Returns the value of a metric.
   *
   * @throws IllegalArgumentException if the epoch has no such metric
   */
  public float figure(Metric metric) {
    int place = metrics.indexOf(metric);
    if (place < 0) {
      throw new IllegalArgumentException(
          "metric: expected one of "
              + metrics.stream().map(Metric::label).toList()
              + ", received "
              + metric.label());
    }
    return figures[place];
  }

  /** Returns {@link Metric#LOSS}. */
  public float loss() {
    return figure(Metric.LOSS);
  }

  /** Returns {@link Metric#BINARY_CROSSENTROPY}. */
  public float binaryCrossentropy() {
    return figure(Metric.BINARY_CROSSENTROPY);
  }

  /** Returns {@link Metric#ACCURACY}. */
  public float accuracy() {
    return figure(Metric.ACCURACY);
  }

  /** Returns {@link Metric#VAL_LOSS}. */
  public float valLoss() {
    return figure(Metric.VAL_LOSS);
  }

  /** Returns {@link Metric#VAL_BINARY_CROSSENTROPY}. */
  public float valBinaryCrossentropy() {
    return figure(Metric.VAL_BINARY_CROSSENTROPY);
  }

  /** Returns {@link Metric#VAL_ACCURACY}. */
  public float valAccuracy() {
    return figure(Metric.VAL_ACCURACY);
  }

  /**
   * Returns whether there were validation rows. Without them all validation metrics are NaN; with
   * them the accuracy is a number, whatever the weights are.
   */
  public boolean validated() {
    return metrics.stream()
        .filter(Metric::ofValidation)
        .anyMatch(metric -> !Float.isNaN(figure(metric)));
  }

  /** Returns whether the loss on the training or the validation rows is no longer finite. */
  boolean diverged() {
    return !Float.isFinite(loss()) || (validated() && !Float.isFinite(valLoss()));
  }

  /**
   * Returns each value under its {@link Metric#label}, and {@code epoch}, for a model card; values
   * that are not finite are left out.
   */
  public Map<String, Double> byLabel() {
    Map<String, Double> byLabel = new TreeMap<>();
    byLabel.put("epoch", (double) epoch);
    for (Metric metric : metrics) {
      if (Float.isFinite(figure(metric))) {
        byLabel.put(metric.label(), (double) figure(metric));
      }
    }
    return byLabel;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EpochMetrics that
        && epoch == that.epoch
        && Float.compare(learningRate, that.learningRate) == 0
        && metrics.equals(that.metrics)
        && Arrays.equals(figures, that.figures);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * epoch + Float.hashCode(learningRate)) + Arrays.hashCode(figures);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("EpochMetrics[epoch=").append(epoch);
    text.append(", learning_rate=").append(learningRate);
    for (Metric metric : metrics) {
      text.append(", ").append(metric.label()).append('=').append(figure(metric));
    }
    return text.append(']').toString();
  }
}
