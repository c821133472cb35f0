package dev.overfit.model;

import dev.overfit.choice.Approach;
import dev.overfit.choice.Default;
import dev.overfit.choice.Meaning;
import dev.overfit.choice.Remedy;
import dev.overfit.choice.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Brings each value of a row to about mean 0 and variance 1 over the rows, then applies a trained
 * scale and offset: {@code (x - mean) / sqrt(variance + epsilon) * gamma + beta}.
 *
 * <p>In training, mean and variance are those of the batch, with the variance divided by its number
 * of rows. Everywhere else they are moving averages, which each step moves towards its batch's:
 * {@code moving * momentum + batch * (1 - momentum)}, starting from mean 0 and variance 1. So they
 * describe the rows only after a while; see {@link #warmUpSteps}.
 *
 * <p>Source: Ioffe and Szegedy, <a href="https://arxiv.org/abs/1502.03167">Batch Normalization</a>
 * (2015), as <a
 * href="https://keras.io/api/layers/normalization_layers/batch_normalization/">keras.layers.BatchNormalization</a>
 * computes it. The layer belongs between a {@link Dense} layer without an activation and an {@link
 * ActivationLayer}.
 *
 * @param momentum the share of a moving average that a step keeps, in [0, 1)
 * @param epsilon the number added to a variance, positive
 */
public record BatchNormalization(
    @Meaning("how much of a moving average a step keeps, from 0 to below 1")
        @Default("" + BatchNormalization.KERAS_MOMENTUM)
        double momentum,
    @Meaning("what is added to a variance") @Default("" + BatchNormalization.KERAS_EPSILON)
        double epsilon)
    implements LayerSpec {
  private static final String MEANING =
      "Brings each sum of a layer to mean 0 and variance 1 over the rows of the batch, then to a"
          + " scale and an offset that are trained; validation and prediction use moving averages in"
          + " place of the batch's. As each batch has a mean and a variance of its own, a row never"
          + " gives quite the same values twice, which works like a little noise.";

  static final double KERAS_MOMENTUM = 0.99;
  static final double KERAS_EPSILON = 0.001;

  /** The share of the start values below which moving averages are considered right. */
  private static final double WARM_UP_REST = 0.01;

  /**
   * @throws IllegalArgumentException if a number is outside its range
   */
  public BatchNormalization {
    if (!(momentum >= 0 && momentum < 1)) {
      throw new IllegalArgumentException(
          "momentum: expected a number in [0, 1), received " + momentum);
    }
    if (!(epsilon > 0 && Float.isFinite((float) epsilon))) {
      throw new IllegalArgumentException(
          "epsilon: expected a positive number within float32, received " + epsilon);
    }
  }

  /** Creates a layer with Keras' defaults: momentum 0.99, epsilon 0.001. */
  public BatchNormalization() {
    this(KERAS_MOMENTUM, KERAS_EPSILON);
  }

  /** Returns the steps until at most 1 % of the moving averages is start values: 459 at 0.99. */
  @Override
  public long warmUpSteps() {
    return momentum == 0 ? 1 : (long) Math.ceil(Math.log(WARM_UP_REST) / Math.log(momentum));
  }

  @Override
  public int outputs(int place, int inputs) {
    return inputs;
  }

  @Override
  public List<LayerVariable> variables(int inputs) {
    return List.of(
        LayerVariable.trained("gamma", inputs, Initializer.ONES),
        LayerVariable.trained("beta", inputs, Initializer.ZEROS),
        LayerVariable.kept("moving_mean", inputs, Initializer.ZEROS),
        LayerVariable.kept("moving_variance", inputs, Initializer.ONES));
  }

  @Override
  public String words() {
    return equals(new BatchNormalization())
        ? "batch normalization"
        : String.format(
            Locale.ROOT,
            "batch normalization (momentum %s, epsilon %s)",
            Words.number(momentum),
            Words.number(epsilon));
  }

  @Override
  public Optional<Remedy> remedy() {
    return Optional.of(new Remedy(Approach.BATCH_NORMALIZATION, words(), MEANING));
  }

  @Override
  public Optional<LayerSpec> untreated() {
    return Optional.empty();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.batchNormalization(this);
  }
}
