package dev.overfit.model;

/**
 * What a network of others gives of a row. A {@link ModelSpec} ends with the logit, of which the
 * probability follows; files of others end with either, and not all of them say with which.
 */
public enum Output {
  /** A logit, {@code log(p / (1 - p))} of the probability p of the label 1: any number. */
  LOGITS(Activation.LINEAR),

  /** The probability of the label 1, the sigmoid of the logit: a number in [0, 1]. */
  PROBABILITIES(Activation.SIGMOID);

  private final Activation activation;

  Output(Activation activation) {
    this.activation = activation;
  }

  /** What the last sum is put through to give this. */
  public Activation activation() {
    return activation;
  }
}
