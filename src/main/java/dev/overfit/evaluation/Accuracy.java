package dev.overfit.evaluation;

/** The share of rows on the correct side of a threshold. */
public final class Accuracy {
  private Accuracy() {}

  /**
   * Returns the share of rows for which {@code logit > logitThreshold} agrees with the label.
   *
   * @param labels {@code [rows]}, each 0 or 1
   * @param logits {@code [rows]}
   * @param logitThreshold 0 for a probability above one half; 0.5 for what Keras' tutorial code
   *     counts, which compares the raw logit and so requires a probability above 0.62
   * @throws IllegalArgumentException if the lengths differ or there are no rows
   */
  public static double mean(float[] labels, float[] logits, double logitThreshold) {
    PairedRows.check(labels, logits);
    int right = 0;
    for (int row = 0; row < labels.length; row++) {
      if ((logits[row] > logitThreshold) == (labels[row] > 0.5f)) {
        right++;
      }
    }
    return (double) right / labels.length;
  }
}
