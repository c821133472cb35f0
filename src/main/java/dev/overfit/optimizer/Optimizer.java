package dev.overfit.optimizer;

import dev.overfit.choice.KerasName;
import dev.overfit.choice.Remedy;
import java.util.List;
import java.util.Optional;

/**
 * How a step turns gradients into an update of the weights: {@link Adam}, {@link AdamW} or {@link
 * Sgd}.
 */
@KerasName("keras.optimizers")
public sealed interface Optimizer permits Adam, AdamW, Sgd {
  /** The learning rate as a function of the step. */
  LearningRateSchedule learningRate();

  /** Returns this optimizer with another learning rate. */
  Optimizer withLearningRate(LearningRateSchedule value);

  /**
   * Returns this optimizer with another learning rate of the first step, from which its schedule
   * falls in the same proportion as before; a constant schedule uses the rate at every step.
   *
   * @throws IllegalArgumentException if the rate is not finite and positive
   */
  default Optimizer withLearningRate(double rate) {
    return withLearningRate(learningRate().withRate(rate));
  }

  /** The names of the variables that the optimizer keeps for every weight, in its shape. */
  List<String> slots();

  /** The optimizer and its numbers, except the learning rate, in a few words. */
  String words();

  /** How the optimizer keeps a model from overfitting; empty if it does not. */
  Optional<Remedy> remedy();

  /** Returns the visitor's answer for this kind of optimizer. */
  <R> R accept(Visitor<R> visitor);

  /**
   * Has an answer for every kind of optimizer.
   *
   * @param <R> the type of the answer
   */
  interface Visitor<R> {
    /** Answers for {@link Adam}. */
    R adam(Adam optimizer);

    /** Answers for {@link AdamW}. */
    R adamW(AdamW optimizer);

    /** Answers for {@link Sgd}. */
    R sgd(Sgd optimizer);
  }
}
