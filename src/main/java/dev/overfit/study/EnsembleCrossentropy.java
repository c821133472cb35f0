package dev.overfit.study;

import dev.overfit.evaluation.BinaryCrossentropy;
import dev.overfit.training.TestEvaluation;
import java.util.List;

/** What the mean of the probabilities of a model's replicates costs. */
final class EnsembleCrossentropy {
  private EnsembleCrossentropy() {}

  /**
   * Its crossentropy on the test rows; NaN where a replicate has no figures on them. As {@code -ln
   * mean(p)} of the probability of each row's own label, by logarithms, so that a row of which all
   * are sure and wrong costs what it costs them.
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

  /** {@code -ln(1/k sum exp(-loss))}, from the smallest loss on. */
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
