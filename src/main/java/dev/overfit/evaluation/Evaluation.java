package dev.overfit.evaluation;

/**
 * The quality of a model's logits on labelled rows.
 *
 * @param binaryCrossentropy the mean crossentropy over the rows, in nats, at least 0
 * @param accuracy the share of rows whose probability falls on their label's side of the threshold,
 *     in [0, 1]
 * @param auc the area under the ROC curve, in [0, 1]; NaN if all labels are the same
 * @param averagePrecision the area under the precision-recall curve, in [0, 1]; NaN if all labels
 *     are the same
 */
public record Evaluation(
    double binaryCrossentropy, double accuracy, double auc, double averagePrecision) {
  /** The evaluation of no rows: each figure is NaN. */
  public static final Evaluation NONE =
      new Evaluation(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  /**
   * Evaluates logits, with the threshold of the accuracy at probability one half.
   *
   * @param labels {@code [rows]}, each 0 or 1
   * @param logits {@code [rows]}
   * @throws IllegalArgumentException if the lengths differ or there are no rows
   */
  public static Evaluation of(float[] labels, float[] logits) {
    return of(labels, logits, 0);
  }

  /**
   * Evaluates logits.
   *
   * @param labels {@code [rows]}, each 0 or 1
   * @param logits {@code [rows]}
   * @param logitThreshold the logit above which a row counts as positive; 0 is a probability of one
   *     half
   * @throws IllegalArgumentException if the lengths differ or there are no rows
   */
  public static Evaluation of(float[] labels, float[] logits, double logitThreshold) {
    return new Evaluation(
        BinaryCrossentropy.mean(labels, logits),
        Accuracy.mean(labels, logits, logitThreshold),
        RocAuc.of(labels, logits),
        AveragePrecision.of(labels, logits));
  }
}
