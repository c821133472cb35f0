package dev.overfit.choice;

/** What a {@link Remedy} does against overfitting, as the field names it. */
public enum Approach {
  /** A penalty on the size of weights, which is part of the loss. */
  WEIGHT_REGULARIZATION("weight regularization"),

  /** Values within the network that are missing at random while it trains. */
  DROPOUT("dropout"),

  /** Training rows that are changed for each step. */
  DATA_AUGMENTATION("data augmentation"),

  /** Values within the network that are brought to one scale, batch by batch. */
  BATCH_NORMALIZATION("batch normalization"),

  /** Weights that shrink in each step, which the loss knows nothing of. */
  WEIGHT_DECAY("weight decay apart from the loss");

  private final String words;

  Approach(String words) {
    this.words = words;
  }

  /** What it is called, such as {@code data augmentation}. */
  public String words() {
    return words;
  }
}
