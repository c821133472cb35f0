package dev.overfit.evaluation;

/**
 * The number of rows and of positive rows. A prediction that ignores the features can use nothing
 * else, so every model has to be compared with such a prediction.
 *
 * @param rows the number of rows, at least 1
 * @param positives the number of rows with label 1, in [0, rows]
 */
public record LabelCounts(int rows, int positives) {
  /**
   * @throws IllegalArgumentException if there are no rows, or more positives than rows
   */
  public LabelCounts {
    if (rows < 1 || positives < 0 || positives > rows) {
      throw new IllegalArgumentException(
          "rows and positives: expected at least 1 row and positives among them, received "
              + rows
              + " and "
              + positives);
    }
  }

  /**
   * Counts the labels of rows.
   *
   * @param labels {@code [rows]}, each 0 or 1
   * @throws IllegalArgumentException if there are no rows
   */
  public static LabelCounts of(float[] labels) {
    int positives = 0;
    for (float label : labels) {
      if (label > 0.5f) {
        positives++;
      }
    }
    return new LabelCounts(labels.length, positives);
  }

  /** Returns the share of positive rows, in [0, 1]. */
  public double share() {
    return (double) positives / rows;
  }

  /** Returns the share of the more frequent class, in [0.5, 1]. */
  public double majority() {
    return (double) Math.max(positives, rows - positives) / rows;
  }

  /** Returns whether all rows are of one class, so that there is nothing to distinguish. */
  public boolean isSingleClass() {
    return positives == 0 || positives == rows;
  }

  /**
   * Returns the evaluation of a model that knows nothing, on these rows, where {@code p} is the
   * share of positives in the training rows and {@code q} the share in these:
   *
   * <ul>
   *   <li>crossentropy {@code -q ln p - (1 - q) ln(1 - p)}: for the probability {@code p} in every
   *       row; infinite if the training rows lack a class that these have
   *   <li>accuracy {@code max(q, 1 - q)}: for the more frequent class in every row
   *   <li>area under the ROC curve 0.5, average precision {@code q}; NaN if all labels are the same
   * </ul>
   */
  public Evaluation knowingNothing(LabelCounts training) {
    return new Evaluation(
        summand(share(), training.share()) + summand(1 - share(), 1 - training.share()),
        majority(),
        isSingleClass() ? Double.NaN : 0.5,
        isSingleClass() ? Double.NaN : share());
  }

  /** A class that these rows lack adds nothing, even if its share in training is 0. */
  private static double summand(double share, double trainingShare) {
    return share == 0 ? 0 : -share * Math.log(trainingShare);
  }
}
