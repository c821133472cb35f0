package dev.overfit.training;

import java.util.Locale;

/**
 * A figure of {@link EpochMetrics} by the name that Keras gives it, and the direction in which it
 * gets better.
 */
public enum Metric {
  /** Crossentropy and penalty on the training rows; lower is better. */
  LOSS(-1),
  /** Crossentropy on the training rows; lower is better. */
  BINARY_CROSSENTROPY(-1),
  /** Accuracy on the training rows; higher is better. */
  ACCURACY(1),
  /** Crossentropy and penalty on the validation rows; lower is better. */
  VAL_LOSS(-1),
  /** Crossentropy on the validation rows; lower is better. */
  VAL_BINARY_CROSSENTROPY(-1),
  /** Accuracy on the validation rows; higher is better. */
  VAL_ACCURACY(1);

  private final int sign;

  Metric(int sign) {
    this.sign = sign;
  }

  /**
   * The name in Keras' history and in the history's CSV, such as {@code val_binary_crossentropy}.
   */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** This figure of the given epoch. */
  public float of(EpochMetrics metrics) {
    return switch (this) {
      case LOSS -> metrics.loss();
      case BINARY_CROSSENTROPY -> metrics.binaryCrossentropy();
      case ACCURACY -> metrics.accuracy();
      case VAL_LOSS -> metrics.valLoss();
      case VAL_BINARY_CROSSENTROPY -> metrics.valBinaryCrossentropy();
      case VAL_ACCURACY -> metrics.valAccuracy();
    };
  }

  /**
   * Whether {@code value} is better than {@code best} by more than {@code minDelta}; never for NaN.
   */
  boolean improves(double value, double best, double minDelta) {
    return sign * value > sign * best + minDelta;
  }

  /** The figure that every number improves on. */
  double worst() {
    return sign < 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
  }
}
