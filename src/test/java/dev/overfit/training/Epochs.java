package dev.overfit.training;

import java.util.LinkedHashMap;
import java.util.Map;

/** Figures of epochs for tests. */
public final class Epochs {
  private Epochs() {}

  /**
   * Returns an epoch with the given figures in the order of {@link Metric}: loss, binary
   * crossentropy, accuracy, then those of the validation rows. Missing figures are 0.
   */
  public static EpochMetrics of(int epoch, float learningRate, float... figures) {
    Map<Metric, Float> byMetric = new LinkedHashMap<>();
    int given = 0;
    for (Metric metric : Metric.values()) {
      byMetric.put(metric, given < figures.length ? figures[given] : 0);
      given++;
    }
    return new EpochMetrics(epoch, learningRate, byMetric);
  }
}
