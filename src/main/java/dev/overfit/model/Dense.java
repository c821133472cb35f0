package dev.overfit.model;

import dev.overfit.choice.Default;
import dev.overfit.choice.Meaning;
import dev.overfit.choice.Remedy;
import java.util.List;
import java.util.Optional;

/**
 * A fully connected layer, {@code activation(x · kernel + bias)}, whose kernel {@code [inputs,
 * units]} is drawn Glorot uniform and whose bias {@code [units]} starts at zero.
 *
 * <p>Source: <a href="https://keras.io/api/layers/core_layers/dense/">keras.layers.Dense</a>.
 *
 * @param units the number of outputs, at least 1
 * @param activation the function applied to each sum
 * @param kernelRegularizer the penalty on the kernel; the bias has none
 */
public record Dense(
    @Meaning("how many values it gives") int units,
    @Meaning("what each sum is put through") @Default(value = "elu", inLine = true)
        Activation activation,
    @Meaning("the penalty on its weights") @Default("none") Regularizer kernelRegularizer)
    implements LayerSpec {
  /**
   * @throws IllegalArgumentException if {@code units} is below 1
   */
  public Dense {
    if (units < 1) {
      throw new IllegalArgumentException("units: expected at least 1, received " + units);
    }
  }

  /** Creates a layer without a penalty. */
  public Dense(int units, Activation activation) {
    this(units, activation, Regularizer.NONE);
  }

  @Override
  public int outputs(int place, int inputs) {
    return units;
  }

  @Override
  public List<LayerVariable> variables(int inputs) {
    return List.of(
        new LayerVariable(
            new VariableSpec("kernel", List.of(inputs, units)),
            Initializer.GLOROT_UNIFORM,
            kernelRegularizer,
            true),
        LayerVariable.trained("bias", units, Initializer.ZEROS));
  }

  @Override
  public String words() {
    return kernelRegularizer.penalizes() ? units + " " + kernelRegularizer.words() : "" + units;
  }

  @Override
  public Optional<Remedy> remedy() {
    return kernelRegularizer.remedy();
  }

  @Override
  public Optional<LayerSpec> untreated() {
    return Optional.of(new Dense(units, activation));
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.dense(this);
  }
}
