package dev.overfit.optimizer;

/**
 * Gradient descent, {@code w = w - rate * g}.
 *
 * <p>Source: <a href="https://keras.io/api/optimizers/sgd/">keras.optimizers.SGD</a> without
 * momentum.
 *
 * @param learningRate the rate as a function of the step
 */
public record Sgd(LearningRateSchedule learningRate) implements Optimizer {
  @Override
  public Sgd withLearningRate(LearningRateSchedule value) {
    return new Sgd(value);
  }
}
