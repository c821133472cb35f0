package dev.overfit.optimizer;

import dev.overfit.choice.Approach;
import dev.overfit.choice.Compared;
import dev.overfit.choice.Default;
import dev.overfit.choice.Meaning;
import dev.overfit.choice.Remedy;
import dev.overfit.choice.Words;
import java.util.List;
import java.util.Optional;

/**
 * Adam with decoupled weight decay: before the update of {@link Adam}, every variable that is not
 * excluded shrinks by {@code w = w - w * weightDecay * rate}. As in Keras, this includes biases
 * unless they are excluded.
 *
 * <p>Source: Loshchilov and Hutter, <a
 * href="https://arxiv.org/abs/1711.05101">arXiv:1711.05101</a>, as in <a
 * href="https://keras.io/api/optimizers/adamw/">keras.optimizers.AdamW</a>.
 *
 * @param adam the update that follows the decay
 * @param weightDecay the decay, finite and not negative; Keras' default is 0.004
 * @param exclude parts of names, such as {@code bias}, {@code gamma} and {@code beta}: a variable
 *     whose name contains one of them does not decay; Keras' {@code exclude_from_weight_decay}
 */
public record AdamW(
    Adam adam,
    @Meaning("the share of a weight, times the rate, that a step takes away")
        @Default("0.004")
        @Compared(column = "weight_decay", meaning = "decoupled weight decay")
        double weightDecay,
    @Meaning("parts of names of variables that do not decay, such as bias") @Default("[]")
        List<String> exclude)
    implements Optimizer {
  private static final String MEANING =
      "Shrinks the weights before each update by their product with the decay and the learning rate,"
          + " apart from the loss: w - w * decay * rate. Neither the loss nor Adam's moments know of"
          + " it, so that all weights shrink by the same share, where Adam would rescale the pull of"
          + " an L2 penalty weight by weight.";

  /**
   * @throws IllegalArgumentException if the decay is negative or not finite, or a part of names is
   *     empty
   */
  public AdamW {
    exclude = List.copyOf(exclude);
    if (exclude.contains("")) {
      throw new IllegalArgumentException(
          "exclude: expected parts of variables' names, received " + exclude);
    }
    if (!(weightDecay >= 0 && weightDecay < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "weightDecay: expected a finite number of at least 0, received " + weightDecay);
    }
  }

  /** Creates AdamW with a decay of every variable. */
  public AdamW(Adam adam, double weightDecay) {
    this(adam, weightDecay, List.of());
  }

  /**
   * Returns this optimizer without the decay of variables whose names contain one of these parts,
   * which replace those of an earlier call.
   *
   * @throws IllegalArgumentException if a part is empty
   */
  public AdamW excluding(String... parts) {
    return new AdamW(adam, weightDecay, List.of(parts));
  }

  /** Returns whether the variable of the given name, such as {@code dense_1/kernel}, decays. */
  public boolean decays(String variable) {
    return exclude.stream().noneMatch(variable::contains);
  }

  @Override
  public LearningRateSchedule learningRate() {
    return adam.learningRate();
  }

  @Override
  public AdamW withLearningRate(LearningRateSchedule value) {
    return new AdamW(adam.withLearningRate(value), weightDecay, exclude);
  }

  @Override
  public List<String> slots() {
    return adam.slots();
  }

  @Override
  public String words() {
    return "AdamW, " + adam.constants() + ", " + decay();
  }

  private String decay() {
    return "weight decay "
        + Words.number(weightDecay)
        + (exclude.isEmpty() ? "" : " but for " + String.join(", ", exclude));
  }

  @Override
  public Optional<Remedy> remedy() {
    return weightDecay > 0
        ? Optional.of(new Remedy(Approach.WEIGHT_DECAY, decay(), MEANING))
        : Optional.empty();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.adamW(this);
  }
}
