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

  /** This optimizer with another learning rate. */
  Optimizer withLearningRate(LearningRateSchedule value);

  /**
   * This optimizer with another learning rate of the first step, from which its schedule falls by
   * the same shares as before; of a constant schedule the rate of every step.
   *
   * @throws IllegalArgumentException where the rate is not finite and positive
   */
  default Optimizer withLearningRate(double rate) {
    return withLearningRate(learningRate().withRate(rate));
  }

  /** The names of the variables that it keeps beside every weight, of the weight's shape. */
  List<String> slots();

  /** The optimizer and its numbers, but for the learning rate, in a few words. */
  String words();

  /** What of it keeps a model from overfitting; empty where nothing does. */
  Optional<Remedy> remedy();

  /** What the visitor says of this kind of optimizer. */
  <R> R accept(Visitor<R> visitor);

  /**
   * What has an answer for every kind of optimizer.
   *
   * @param <R> the answer
   */
  interface Visitor<R> {
    /** For {@link Adam}. */
    R adam(Adam optimizer);

    /** For {@link AdamW}. */
    R adamW(AdamW optimizer);

    /** For {@link Sgd}. */
    R sgd(Sgd optimizer);
  }
}
