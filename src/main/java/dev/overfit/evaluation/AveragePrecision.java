package dev.overfit.evaluation;

/**
 * Average precision, the area under the precision-recall curve as a sum of steps: over the distinct
 * scores from the highest down, the precision at a score times the gain in recall. Unlike the area
 * under the ROC curve, it says how well few positives are found among many negatives; a model that
 * knows nothing scores the share of positives.
 *
 * <p>Source: <a
 * href="https://scikit-learn.org/stable/modules/generated/sklearn.metrics.average_precision_score.html">
 * scikit-learn's average_precision_score</a>.
 */
public final class AveragePrecision {
  private AveragePrecision() {}

  /**
   * Returns the average precision, in [0, 1]; NaN if all labels are the same or a logit is NaN.
   *
   * @param labels {@code [rows]}, each 0 or 1
   * @param logits {@code [rows]}, any increasing function of the probability
   * @throws IllegalArgumentException if the lengths differ or there are no rows
   */
  public static double of(float[] labels, float[] logits) {
    PairedRows.check(labels, logits);
    float[] negatives = PairedRows.sortedScores(labels, logits, false);
    float[] positives = PairedRows.sortedScores(labels, logits, true);
    if (negatives.length == 0 || positives.length == 0 || PairedRows.hasNan(logits)) {
      return Double.NaN;
    }
    return sum(positives, negatives) / positives.length;
  }

  /** Sums the precision at each positive's score, with all rows of that score counted as found. */
  private static double sum(float[] positives, float[] negatives) {
    double sum = 0;
    int negative = negatives.length;
    int found = 0;
    for (int i = positives.length - 1; i >= 0; i = positives.length - 1 - found) {
      float score = positives[i];
      int before = found;
      while (found < positives.length && positives[positives.length - 1 - found] == score) {
        found++;
      }
      while (negative > 0 && negatives[negative - 1] >= score) {
        negative--;
      }
      double precision = (double) found / (found + negatives.length - negative);
      sum += (found - before) * precision;
    }
    return sum;
  }
}
