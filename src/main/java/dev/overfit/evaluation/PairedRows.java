package dev.overfit.evaluation;

import java.util.Arrays;

/** Checks and helpers for the rows of every metric. */
final class PairedRows {
  private PairedRows() {}

  static void check(float[] labels, float[] logits) {
    if (labels.length == 0 || labels.length != logits.length) {
      throw new IllegalArgumentException(
          "rows: expected as many logits as labels, at least 1, received "
              + labels.length
              + " labels and "
              + logits.length
              + " logits");
    }
  }

  /** Returns the scores of one class, in ascending order. */
  static float[] sortedScores(float[] labels, float[] logits, boolean positive) {
    float[] scores = new float[labels.length];
    int count = 0;
    for (int row = 0; row < labels.length; row++) {
      if ((labels[row] > 0.5f) == positive) {
        scores[count++] = logits[row] + 0f; // -0 becomes 0, so that the two tie
      }
    }
    float[] sorted = Arrays.copyOf(scores, count);
    Arrays.sort(sorted);
    return sorted;
  }

  static boolean hasNan(float[] logits) {
    for (float logit : logits) {
      if (Float.isNaN(logit)) {
        return true;
      }
    }
    return false;
  }
}
