package dev.overfit.study;

import dev.overfit.evaluation.BinaryCrossentropy;
import dev.overfit.training.TestEvaluation;
import java.util.List;

/** Computes the crossentropy of the mean probability of a model's replicates. */
final class EnsembleCrossentropy {
  private EnsembleCrossentropy() {}

  /**
   * Returns the crossentropy on the test rows; NaN if a replicate has no figures on them. A row
   * costs {@code -ln mean(p)}, where p is the probability of its own label, computed from
   * logarithms so that a row on which all replicates are sure and wrong costs what it costs them.
   */
  static double of(Study study, ModelOutcomes model) {
    float[] labels = study.split().test().orElseThrow().labels();
    List<float[]> logits =
        model.shown().stream()
            .flatMap(outcome -> outcome.result().test().stream())
            .map(TestEvaluation::logits)
            .toList();
    if (logits.size() < model.shown().size()) {
      return Double.NaN;
    }
    double[][] losses =
        logits.stream().map(each -> BinaryCrossentropy.each(labels, each)).toArray(double[][]::new);
    double sum = 0;
    for (int row = 0; row < labels.length; row++) {
      sum += loss(losses, row);
    }
    return sum / labels.length;
  }

  /** Returns {@code -ln(1/k sum exp(-loss))}, factoring out the smallest loss against underflow. */
  private static double loss(double[][] losses, int row) {
    double smallest = Double.POSITIVE_INFINITY;
    for (double[] each : losses) {
      smallest = Math.min(smallest, each[row]);
    }
    double sum = 0;
    for (double[] each : losses) {
      sum += Math.exp(smallest - each[row]);
    }
    return smallest - Math.log(sum / losses.length);
  }
}
