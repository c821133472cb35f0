package dev.overfit.optimizer;

import dev.overfit.choice.Default;
import dev.overfit.choice.KerasName;
import dev.overfit.choice.Meaning;
import dev.overfit.choice.Remedy;
import dev.overfit.choice.Words;
import java.util.List;
import java.util.Optional;

/**
 * Adam. With the step {@code t} counted from 1 and the gradient {@code g}:
 *
 * <pre>{@code
 * m = m + (g - m) * (1 - beta1)
 * v = v + (g^2 - v) * (1 - beta2)
 * w = w - rate * sqrt(1 - beta2^t) / (1 - beta1^t) * m / (sqrt(v) + epsilon)
 * }</pre>
 *
 * <p>Source: Kingma and Ba, <a href="https://arxiv.org/abs/1412.6980">arXiv:1412.6980</a>; {@code
 * epsilon} is the "epsilon hat" of the formula before its section 2.1, as in <a
 * href="https://keras.io/api/optimizers/adam/">keras.optimizers.Adam</a>, whose defaults these are.
 *
 * @param learningRate the rate as a function of the step
 * @param beta1 the decay of the first moment, in [0, 1)
 * @param beta2 the decay of the second moment, in [0, 1)
 * @param epsilon keeps the divisor from zero, positive
 */
public record Adam(
    @Meaning("the learning rate: a number, or a schedule") @Default("" + Adam.KERAS_LEARNING_RATE)
        LearningRateSchedule learningRate,
    @Meaning("the decay of the mean of gradients, from 0 to below 1")
        @KerasName("beta_1")
        @Default("" + Adam.KERAS_BETA_1)
        double beta1,
    @Meaning("the decay of the mean of squared gradients, from 0 to below 1")
        @KerasName("beta_2")
        @Default("" + Adam.KERAS_BETA_2)
        double beta2,
    @Meaning("what keeps the divisor from zero") @Default("" + Adam.KERAS_EPSILON) double epsilon)
    implements Optimizer {
  static final double KERAS_LEARNING_RATE = 0.001;
  static final double KERAS_BETA_1 = 0.9;
  static final double KERAS_BETA_2 = 0.999;
  static final double KERAS_EPSILON = 1e-7;

  /**
   * @throws IllegalArgumentException if a number is outside its range
   */
  public Adam {
    check("beta1", beta1);
    check("beta2", beta2);
    if (!(epsilon > 0 && epsilon < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "epsilon: expected a finite number above 0, received " + epsilon);
    }
  }

  /** Creates Adam with Keras' defaults: beta1 0.9, beta2 0.999, epsilon 1e-7. */
  public Adam(LearningRateSchedule learningRate) {
    this(learningRate, KERAS_BETA_1, KERAS_BETA_2, KERAS_EPSILON);
  }

  @Override
  public Adam withLearningRate(LearningRateSchedule value) {
    return new Adam(value, beta1, beta2, epsilon);
  }

  /** The moving averages of the gradient, {@code m}, and of its square, {@code v}. */
  @Override
  public List<String> slots() {
    return List.of("m", "v");
  }

  @Override
  public String words() {
    return "Adam, " + constants();
  }

  String constants() {
    return "beta1 "
        + Words.number(beta1)
        + ", beta2 "
        + Words.number(beta2)
        + ", epsilon "
        + Words.number(epsilon);
  }

  @Override
  public Optional<Remedy> remedy() {
    return Optional.empty();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.adam(this);
  }

  private static void check(String name, double beta) {
    if (!(beta >= 0 && beta < 1)) {
      throw new IllegalArgumentException(name + ": expected a number in [0, 1), received " + beta);
    }
  }
}
