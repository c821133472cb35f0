package dev.overfit.training;

import dev.overfit.choice.Constants;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A figure of an epoch by the name that Keras gives it, with the rows that it is of and the
 * direction in which it gets better.
 *
 * <p>Every epoch has those of {@link #values}: histories, event files, checkpoints, model cards,
 * the progress in dots and {@code run.json} hold all of them, in this order. Behind them stand
 * those that a {@link RowMetric} makes of the validation rows, if a training was asked for any.
 *
 * <p>Two are equal if their labels are. Java serializes it, as Spark's jobs need.
 */
public final class Metric implements Serializable {
  private static final long serialVersionUID = 1;

  /**
   * Crossentropy, each row's times what {@link TrainingConfig#classWeight} and {@link
   * dev.overfit.data.Dataset#weights} say, and penalty on the training rows; lower is better.
   */
  public static final Metric LOSS =
      new Metric("loss", "loss with penalty", Subset.TRAINING, Better.LOWER);

  /**
   * Crossentropy on the training rows: the mean over those of the epoch, each batch taken before
   * its update, dropout on; lower is better.
   */
  public static final Metric BINARY_CROSSENTROPY =
      new Metric("binary_crossentropy", "crossentropy", Subset.TRAINING, Better.LOWER);

  /**
   * Accuracy on the training rows: the share on the right side of the threshold, taken likewise;
   * higher is better.
   */
  public static final Metric ACCURACY =
      new Metric("accuracy", "accuracy", Subset.TRAINING, Better.HIGHER);

  /** Crossentropy and penalty on the validation rows; lower is better. */
  public static final Metric VAL_LOSS =
      new Metric("loss", "loss with penalty", Subset.VALIDATION, Better.LOWER);

  /**
   * Crossentropy on the validation rows: the mean over all of them after the epoch, dropout off;
   * lower is better.
   */
  public static final Metric VAL_BINARY_CROSSENTROPY =
      new Metric("binary_crossentropy", "crossentropy", Subset.VALIDATION, Better.LOWER);

  /**
   * Accuracy on the validation rows: the share on the right side of the threshold, taken likewise;
   * higher is better.
   */
  public static final Metric VAL_ACCURACY =
      new Metric("accuracy", "accuracy", Subset.VALIDATION, Better.HIGHER);

  /** {@link RankMetric#AUC} of the validation rows, if it is asked for; higher is better. */
  public static final Metric VAL_AUC = new Metric("auc", "AUC", Subset.VALIDATION, Better.HIGHER);

  /**
   * {@link RankMetric#AVERAGE_PRECISION} of the validation rows, if it is asked for; higher is
   * better.
   */
  public static final Metric VAL_AVERAGE_PRECISION =
      new Metric("average_precision", "average precision", Subset.VALIDATION, Better.HIGHER);

  private static final List<Metric> EVERY =
      List.of(LOSS, BINARY_CROSSENTROPY, ACCURACY, VAL_LOSS, VAL_BINARY_CROSSENTROPY, VAL_ACCURACY);

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

  private Metric(String quantity, String quantityInWords, Subset subset, Better better) {
    this.quantity = quantity;
    this.quantityInWords = quantityInWords;
    this.subset = subset;
    this.better = better;
  }

  private Object readResolve() {
    return ofLabel(label()).orElse(this);
  }

  /** Those that every epoch has, in their order. */
  public static List<Metric> values() {
    return EVERY;
  }

  /**
   * The figure of that label, of those that are known without a training: {@link #values}, {@link
   * #VAL_AUC} and {@link #VAL_AVERAGE_PRECISION}.
   */
  public static Optional<Metric> ofLabel(String label) {
    return Constants.of(Metric.class).stream()
        .filter(metric -> metric.label().equals(label))
        .findFirst();
  }

  /**
   * A figure that somebody makes of the validation rows.
   *
   * @param quantity such as {@code auc}
   * @throws IllegalArgumentException if it is no name in snake case, or that of a figure that every
   *     epoch has
   */
  static Metric ofRows(String quantity, boolean higherIsBetter) {
    if (!quantity.matches("[a-z][a-z0-9_]*")
        || EVERY.stream().anyMatch(each -> each.quantity.equals(quantity))) {
      throw new IllegalArgumentException(
          "metric: expected a name such as f1_score, of small letters, digits and underscores, that"
              + " no figure of every epoch has, received '"
              + quantity
              + "'");
    }
    Metric metric =
        new Metric(
            quantity,
            quantity.replace('_', ' '),
            Subset.VALIDATION,
            higherIsBetter ? Better.HIGHER : Better.LOWER);
    return ofLabel(metric.label()).orElse(metric);
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

  /** Whether a higher figure is the better one. */
  public boolean higherIsBetter() {
    return better == Better.HIGHER;
  }

  /**
   * This figure of the given epoch.
   *
   * @throws IllegalArgumentException if the epoch has no such figure
   */
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

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Metric that
            && subset == that.subset
            && quantity.equals(that.quantity));
  }

  @Override
  public int hashCode() {
    return label().hashCode();
  }

  /** Its label in capitals, as its constant is called: {@code VAL_AUC}. */
  @Override
  public String toString() {
    return label().toUpperCase(Locale.ROOT);
  }
}
