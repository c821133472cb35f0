package dev.overfit.tensorboard;

import dev.overfit.training.EpochMetrics;
import dev.overfit.training.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The points that an epoch adds to each curve, under the tags that Keras gives them. */
final class Curves {
  private final Map<Metric, Curve> training = new LinkedHashMap<>();
  private final Map<Metric, Curve> validation = new LinkedHashMap<>();
  private final Map<Metric, Curve> versusIterations = new LinkedHashMap<>();
  private final Curve learningRate = new Curve("epoch_learning_rate");

  /** Creates the curves of each metric and of the learning rate. */
  Curves(List<Metric> metrics) {
    for (Metric metric : metrics) {
      if (metric.ofValidation()) {
        validation.put(metric, new Curve(tag(metric)));
        versusIterations.put(
            metric, new Curve("evaluation_" + metric.quantity() + "_vs_iterations"));
      } else {
        training.put(metric, new Curve(tag(metric)));
      }
    }
  }

  /** Returns the folder of a metric's curve inside the model's folder. */
  static String folder(Metric metric) {
    return metric.ofValidation() ? "validation" : "train";
  }

  /** Returns the tag of a metric's curve over the epochs. */
  static String tag(Metric metric) {
    return "epoch_" + metric.quantity();
  }

  /** Returns the points for {@code train}, at the epoch from 0. */
  List<byte[]> training(EpochMetrics metrics) {
    List<byte[]> points = points(training, metrics);
    points.add(learningRate.point(metrics.learningRate()));
    return points;
  }

  /** Returns the points for {@code validation}, at the epoch from 0. */
  List<byte[]> validation(EpochMetrics metrics) {
    return points(validation, metrics);
  }

  /**
   * Returns the points for {@code validation}, at the number of steps that the optimizer has taken.
   */
  List<byte[]> validationVersusIterations(EpochMetrics metrics) {
    return points(versusIterations, metrics);
  }

  private static List<byte[]> points(Map<Metric, Curve> curves, EpochMetrics metrics) {
    List<byte[]> points = new ArrayList<>();
    curves.forEach((metric, curve) -> points.add(curve.point(metric.of(metrics))));
    return points;
  }
}
