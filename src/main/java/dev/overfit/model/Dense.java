package dev.overfit.model;

/**
 * A fully connected layer, {@code activation(x · kernel + bias)}: kernel {@code [inputs, units]}
 * drawn Glorot uniform, bias {@code [units]} zero.
 *
 * <p>Source: <a href="https://keras.io/api/layers/core_layers/dense/">keras.layers.Dense</a>.
 *
 * @param units the width of its output, at least 1
 * @param activation what the sum is put through
 * @param kernelRegularizer the penalty on its kernel; its bias has none
 */
public record Dense(int units, Activation activation, Regularizer kernelRegularizer)
    implements LayerSpec {
  /**
   * @throws IllegalArgumentException where {@code units} is below 1
   */
  public Dense {
    if (units < 1) {
      throw new IllegalArgumentException("units: expected at least 1, received " + units);
    }
  }

  /** A layer without a penalty. */
  public Dense(int units, Activation activation) {
    this(units, activation, Regularizer.NONE);
  }
}
