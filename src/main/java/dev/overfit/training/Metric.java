package dev.overfit.training;

import dev.overfit.choice.Constants;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A metric of an epoch under the name that Keras gives it, with the rows that it covers and the
 * direction in which it gets better.
 *
 * <p>Every epoch has all of {@link #values}: histories, event files, checkpoints, model cards, the
 * progress in dots and {@code run.json} hold them in this order. Metrics that a {@link RowMetric}
 * computes from the validation rows follow if a training requests any.
 *
 * <p>Two metrics are equal if their labels are. Spark jobs need the class to be serializable.
 */
public final class Metric implements Serializable {
  private static final long serialVersionUID = 1;

  /**
   * Loss on the training rows: the crossentropy, each row weighted by {@link
   * TrainingConfig#classWeight} and {@link dev.overfit.data.Dataset#weights}, plus the penalty;
   * lower is better.
   */
  public static final Metric LOSS =
      new Metric("loss", "loss with penalty", Subset.TRAINING, Better.LOWER);

  /**
   * Crossentropy on the training rows: the mean over the rows of the epoch, with each batch taken
   * before its update, dropout on; lower is better.
   */
  public static final Metric BINARY_CROSSENTROPY =
      new Metric("binary_crossentropy", "crossentropy", Subset.TRAINING, Better.LOWER);

  /**
   * Accuracy on the training rows: the share on the right side of the threshold, with each batch
   * taken before its update, dropout on; higher is better.
   */
  public static final Metric ACCURACY =
      new Metric("accuracy", "accuracy", Subset.TRAINING, Better.HIGHER);

  /** Loss on the validation rows: the crossentropy plus the penalty; lower is better. */
  public static final Metric VAL_LOSS =
      new Metric("loss", "loss with penalty", Subset.VALIDATION, Better.LOWER);

  /**
   * Crossentropy on the validation rows: the mean over all of them after the epoch, dropout off;
   * lower is better.
   */
  public static final Metric VAL_BINARY_CROSSENTROPY =
      new Metric("binary_crossentropy", "crossentropy", Subset.VALIDATION, Better.LOWER);

  /**
   * Accuracy on the validation rows: the share on the right side of the threshold after the epoch,
   * dropout off; higher is better.
   */
  public static final Metric VAL_ACCURACY =
      new Metric("accuracy", "accuracy", Subset.VALIDATION, Better.HIGHER);

  /** {@link RankMetric#AUC} on the validation rows, if requested; higher is better. */
  public static final Metric VAL_AUC = new Metric("auc", "AUC", Subset.VALIDATION, Better.HIGHER);

  /**
   * {@link RankMetric#AVERAGE_PRECISION} on the validation rows, if requested; higher is better.
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

  /** Returns the metrics that every epoch has, in their order. */
  public static List<Metric> values() {
    return EVERY;
  }

  /**
   * Returns the metric with the given label, among those that are known without a training: {@link
   * #values}, {@link #VAL_AUC} and {@link #VAL_AVERAGE_PRECISION}.
   */
  public static Optional<Metric> ofLabel(String label) {
    return Constants.of(Metric.class).stream()
        .filter(metric -> metric.label().equals(label))
        .findFirst();
  }

  /**
   * Returns the metric for a quantity that a {@link RowMetric} computes from the validation rows.
   *
   * @param quantity the name, such as {@code auc}
   * @throws IllegalArgumentException if the name is not in snake case, or is that of a metric that
   *     every epoch has
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
   * Returns the name in Keras' history and in the history's CSV, such as {@code
   * val_binary_crossentropy}.
   */
  public String label() {
    return ofValidation() ? "val_" + quantity : quantity;
  }

  /**
   * Returns the measured quantity by Keras' name, regardless of the rows: {@code
   * binary_crossentropy}.
   */
  public String quantity() {
    return quantity;
  }

  /** Returns a readable name: {@code validation crossentropy}. */
  public String words() {
    return (ofValidation() ? "validation " : "training ") + quantityInWords;
  }

  /**
   * Returns whether this is a metric of the validation rows; else it is one of the training rows.
   */
  public boolean ofValidation() {
    return subset == Subset.VALIDATION;
  }

  /** Returns whether a higher value is better. */
  public boolean higherIsBetter() {
    return better == Better.HIGHER;
  }

  /**
   * Returns the value of this metric in the given epoch.
   *
   * @throws IllegalArgumentException if the epoch has no such metric
   */
  public float of(EpochMetrics metrics) {
    return metrics.figure(this);
  }

  /**
   * Returns whether {@code value} is better than {@code best} by more than {@code minDelta}; never
   * for NaN.
   */
  boolean improves(double value, double best, double minDelta) {
    return better == Better.LOWER ? -value > -best + minDelta : value > best + minDelta;
  }

  /** Returns the value that every number improves on. */
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

  /** Returns the label in capitals, which is the name of the constant: {@code VAL_AUC}. */
  @Override
  public String toString() {
    return label().toUpperCase(Locale.ROOT);
  }
}
