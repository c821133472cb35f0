package dev.overfit.evaluation;

/**
 * How many rows there are and how many of them are positive: all that an answer can build on which
 * knows nothing of the features, and so what every model is to be held against.
 *
 * @param rows at least 1
 * @param positives the rows with label 1, in [0, rows]
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
   * The counts of some rows.
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

  /** The share of positive rows, in [0, 1]. */
  public double share() {
    return (double) positives / rows;
  }

  /** The share of the more frequent class, in [0.5, 1]. */
  public double majority() {
    return (double) Math.max(positives, rows - positives) / rows;
  }

  /** Whether all rows are of one class, so that nothing can be told apart in them. */
  public boolean isSingleClass() {
    return positives == 0 || positives == rows;
  }

  /**
   * What knowing nothing gives on these rows, with {@code p} the share of positives in the training
   * rows and {@code q} that in these:
   *
   * <ul>
   *   <li>crossentropy {@code -q ln p - (1 - q) ln(1 - p)}: of the answer {@code p} for every row;
   *       infinite if the training rows lack a class that these have
   *   <li>accuracy {@code max(q, 1 - q)}: of the more frequent class for every row
   *   <li>area under the ROC curve 0.5, average precision {@code q}; NaN where all labels are the
   *       same
   * </ul>
   */
  public Evaluation knowingNothing(LabelCounts training) {
    return new Evaluation(
        summand(share(), training.share()) + summand(1 - share(), 1 - training.share()),
        majority(),
        isSingleClass() ? Double.NaN : 0.5,
        isSingleClass() ? Double.NaN : share());
  }

  /** A class that these rows do not have adds nothing, be its share in training 0. */
  private static double summand(double share, double trainingShare) {
    return share == 0 ? 0 : -share * Math.log(trainingShare);
  }
}
