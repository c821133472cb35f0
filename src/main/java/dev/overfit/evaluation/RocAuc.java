package dev.overfit.evaluation;

/**
 * The area under the ROC curve by ranks: the probability that a positive row scores above a
 * negative one, ties counted half.
 *
 * <p>Source: Mann and Whitney's U over the product of the class sizes; Fawcett, "An introduction to
 * ROC analysis", Pattern Recognition Letters 27 (2006).
 */
public final class RocAuc {
  private RocAuc() {}

  /**
   * Returns the area, in [0, 1]; NaN if all labels are the same or a logit is NaN.
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
    return wins(positives, negatives) / ((double) positives.length * negatives.length);
  }

  /** Counts the pairs in which the positive is above the negative, with ties as half. */
  private static double wins(float[] positives, float[] negatives) {
    double wins = 0;
    int below = 0;
    int upTo = 0;
    for (float positive : positives) {
      while (below < negatives.length && negatives[below] < positive) {
        below++;
      }
      upTo = Math.max(upTo, below);
      while (upTo < negatives.length && negatives[upTo] == positive) {
        upTo++;
      }
      wins += below + 0.5 * (upTo - below);
    }
    return wins;
  }
}
