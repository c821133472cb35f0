package dev.overfit.model;

/**
 * What a third-party network returns for a row. A {@link ModelSpec} ends with the logit, from which
 * the probability follows; third-party files end with either, and not all of them say which.
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

  /** The function applied to the last sum to give this output. */
  public Activation activation() {
    return activation;
  }
}
