package dev.overfit.training;

import dev.overfit.evaluation.AveragePrecision;
import dev.overfit.evaluation.RocAuc;
import java.util.Locale;

/**
 * Metrics of how well logits rank rows, whatever their scale. {@link
 * dev.overfit.evaluation.Evaluation} has the same metrics. Both are NaN if all validation rows
 * belong to one class.
 */
public enum RankMetric implements RowMetric {
  /**
   * The area under the ROC curve, exact, by ranks ({@link RocAuc}). The metric <a
   * href="https://keras.io/api/metrics/classification_metrics/#auc-class">keras.metrics.AUC</a>
   * differs slightly, since it approximates the curve at 200 thresholds of the probability.
   */
  AUC {
    @Override
    public double of(float[] labels, float[] logits) {
      return RocAuc.of(labels, logits);
    }
  },

  /**
   * The area under the precision-recall curve as a sum of steps ({@link AveragePrecision}), which
   * tells how well a few positives are found. Keras' {@code AUC(curve="PR")} interpolates between
   * 200 thresholds and so differs.
   */
  AVERAGE_PRECISION {
    @Override
    public double of(float[] labels, float[] logits) {
      return AveragePrecision.of(labels, logits);
    }
  };

  @Override
  public String quantity() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean higherIsBetter() {
    return true;
  }
}
