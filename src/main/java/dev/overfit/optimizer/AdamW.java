package dev.overfit.optimizer;

import dev.overfit.choice.Compared;
import dev.overfit.choice.Words;
import java.util.List;

/**
 * Adam with decoupled weight decay: before the update of {@link Adam}, every variable, biases too,
 * shrinks by {@code w = w - w * weightDecay * rate}.
 *
 * <p>Source: Loshchilov and Hutter, <a
 * href="https://arxiv.org/abs/1711.05101">arXiv:1711.05101</a>, as in <a
 * href="https://keras.io/api/optimizers/adamw/">keras.optimizers.AdamW</a>.
 *
 * @param adam the update that follows the decay
 * @param weightDecay the decay, finite and not negative; Keras' default is 0.004
 */
public record AdamW(
    Adam adam,
    @Compared(column = "weight_decay", meaning = "decoupled weight decay") double weightDecay)
    implements Optimizer {
  /**
   * @throws IllegalArgumentException where the decay is negative or not finite
   */
  public AdamW {
    if (!(weightDecay >= 0 && weightDecay < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "weightDecay: expected a finite number of at least 0, received " + weightDecay);
    }
  }

  @Override
  public LearningRateSchedule learningRate() {
    return adam.learningRate();
  }

  @Override
  public AdamW withLearningRate(LearningRateSchedule value) {
    return new AdamW(adam.withLearningRate(value), weightDecay);
  }

  @Override
  public List<String> slots() {
    return adam.slots();
  }

  @Override
  public String words() {
    return "AdamW, " + adam.constants() + ", weight decay " + Words.number(weightDecay);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.adamW(this);
  }
}
