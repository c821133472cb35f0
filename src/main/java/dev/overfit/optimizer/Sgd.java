package dev.overfit.optimizer;

import dev.overfit.choice.Default;
import dev.overfit.choice.KerasName;
import dev.overfit.choice.Meaning;
import dev.overfit.choice.Remedy;
import java.util.List;
import java.util.Optional;

/**
 * Gradient descent, {@code w = w - rate * g}.
 *
 * <p>Source: <a href="https://keras.io/api/optimizers/sgd/">keras.optimizers.SGD</a> without
 * momentum.
 *
 * @param learningRate the rate as a function of the step
 */
@KerasName("SGD")
public record Sgd(
    @Meaning("the learning rate: a number, or a schedule") @Default("0.01")
        LearningRateSchedule learningRate)
    implements Optimizer {
  @Override
  public Sgd withLearningRate(LearningRateSchedule value) {
    return new Sgd(value);
  }

  @Override
  public List<String> slots() {
    return List.of();
  }

  @Override
  public String words() {
    return "SGD";
  }

  @Override
  public Optional<Remedy> remedy() {
    return Optional.empty();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.sgd(this);
  }
}
