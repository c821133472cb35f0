package dev.overfit.training;

/**
 * The figures of an epoch by the names that Keras gives them, each with the rows that it is of and
 * the direction in which it gets better.
 *
 * <p>This is the one list of them: histories, event files, checkpoints, model cards, the progress
 * in dots and {@code run.json} hold all of it, in this order.
 */
public enum Metric {
  /**
   * Crossentropy, each row's times what {@link TrainingConfig#classWeight} says, and penalty on the
   * training rows; lower is better.
   */
  LOSS("loss", "loss with penalty", Subset.TRAINING, Better.LOWER),
  /**
   * Crossentropy on the training rows: the mean over those of the epoch, each batch taken before
   * its update, dropout on; lower is better.
   */
  BINARY_CROSSENTROPY("binary_crossentropy", "crossentropy", Subset.TRAINING, Better.LOWER),
  /**
   * Accuracy on the training rows: the share on the right side of the threshold, taken likewise;
   * higher is better.
   */
  ACCURACY("accuracy", "accuracy", Subset.TRAINING, Better.HIGHER),
  /** Crossentropy and penalty on the validation rows; lower is better. */
  VAL_LOSS("loss", "loss with penalty", Subset.VALIDATION, Better.LOWER),
  /**
   * Crossentropy on the validation rows: the mean over all of them after the epoch, dropout off;
   * lower is better.
   */
  VAL_BINARY_CROSSENTROPY("binary_crossentropy", "crossentropy", Subset.VALIDATION, Better.LOWER),
  /**
   * Accuracy on the validation rows: the share on the right side of the threshold, taken likewise;
   * higher is better.
   */
  VAL_ACCURACY("accuracy", "accuracy", Subset.VALIDATION, Better.HIGHER);

  private enum Subset {
    TRAINING,
    VALIDATION
  }

  private enum Better {
    LOWER,
    HIGHER
  }

  private final String quantity;
  private final String quantityInWords;
  private final Subset subset;
  private final Better better;

  Metric(String quantity, String quantityInWords, Subset subset, Better better) {
    this.quantity = quantity;
    this.quantityInWords = quantityInWords;
    this.subset = subset;
    this.better = better;
  }

  /**
   * The name in Keras' history and in the history's CSV, such as {@code val_binary_crossentropy}.
   */
  public String label() {
    return ofValidation() ? "val_" + quantity : quantity;
  }

  /** What is measured, whichever rows it is of, by Keras' name: {@code binary_crossentropy}. */
  public String quantity() {
    return quantity;
  }

  /** The figure as people call it: {@code validation crossentropy}. */
  public String words() {
    return (ofValidation() ? "validation " : "training ") + quantityInWords;
  }

  /** Whether it is of the validation rows; else it is of the training rows. */
  public boolean ofValidation() {
    return subset == Subset.VALIDATION;
  }

  /** This figure of the given epoch. */
  public float of(EpochMetrics metrics) {
    return metrics.figure(this);
  }

  /**
   * Whether {@code value} is better than {@code best} by more than {@code minDelta}; never for NaN.
   */
  boolean improves(double value, double best, double minDelta) {
    return better == Better.LOWER ? -value > -best + minDelta : value > best + minDelta;
  }

  /** The figure that every number improves on. */
  double worst() {
    return better == Better.LOWER ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
  }
}
