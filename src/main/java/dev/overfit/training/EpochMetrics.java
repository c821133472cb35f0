package dev.overfit.training;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The figures of one epoch, with Keras' meaning; each is a float32 number. Two are equal if all
 * their figures are, NaN being equal to itself.
 *
 * <p>A long run has thousands of them in each of its histories, so that they are kept in an array:
 * a map would take four times the memory.
 */
public final class EpochMetrics {
  private final int epoch;
  private final float learningRate;
  private final List<Metric> metrics; // one a figure, in their order
  private final float[] figures;

  /**
   * The figures of an epoch.
   *
   * @param epoch the epoch, from 1
   * @param learningRate the optimizer's rate after the epoch's last step, which Keras logs
   * @param figures one for each of {@link Metric#values}, and any others of the validation rows,
   *     which stand behind those in the map's order
   * @throws IllegalArgumentException if the epoch is less than 1 or a metric has no figure
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

  /** What its figures are, in their order: {@link Metric#values}, and those that were asked for. */
  public List<Metric> metrics() {
    return metrics;
  }

  /** The epoch, from 1. */
  public int epoch() {
    return epoch;
  }

  /** The optimizer's rate after the epoch's last step. */
  public float learningRate() {
    return learningRate;
  }

  /**
   * One of its figures.
   *
   * @throws IllegalArgumentException if it has no such figure
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

  /** {@link Metric#LOSS}. */
  public float loss() {
    return figure(Metric.LOSS);
  }

  /** {@link Metric#BINARY_CROSSENTROPY}. */
  public float binaryCrossentropy() {
    return figure(Metric.BINARY_CROSSENTROPY);
  }

  /** {@link Metric#ACCURACY}. */
  public float accuracy() {
    return figure(Metric.ACCURACY);
  }

  /** {@link Metric#VAL_LOSS}. */
  public float valLoss() {
    return figure(Metric.VAL_LOSS);
  }

  /** {@link Metric#VAL_BINARY_CROSSENTROPY}. */
  public float valBinaryCrossentropy() {
    return figure(Metric.VAL_BINARY_CROSSENTROPY);
  }

  /** {@link Metric#VAL_ACCURACY}. */
  public float valAccuracy() {
    return figure(Metric.VAL_ACCURACY);
  }

  /**
   * Whether there were validation rows. Where there are none, all figures of theirs are NaN; else
   * the share of rows on the right side of a threshold is a number, whatever the weights are.
   */
  public boolean validated() {
    return metrics.stream()
        .filter(Metric::ofValidation)
        .anyMatch(metric -> !Float.isNaN(figure(metric)));
  }

  /** Whether the loss of its training or its validation rows is no finite number any more. */
  boolean diverged() {
    return !Float.isFinite(loss()) || (validated() && !Float.isFinite(valLoss()));
  }

  /**
   * Each figure under its {@link Metric#label}, and {@code epoch}; those that are no finite numbers
   * are left out. What a model card carries.
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
