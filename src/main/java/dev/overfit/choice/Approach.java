package dev.overfit.choice;

/** The approach of a {@link Remedy} to overfitting, in the field's terms. */
public enum Approach {
  /** A penalty on the size of the weights, as part of the loss. */
  WEIGHT_REGULARIZATION("weight regularization"),

  /** Values inside the network that are dropped at random during training. */
  DROPOUT("dropout"),

  /** Training rows that are changed anew at each step. */
  DATA_AUGMENTATION("data augmentation"),

  /** Values inside the network that are brought to one scale, batch by batch. */
  BATCH_NORMALIZATION("batch normalization"),

  /** Weights that shrink at each step, independently of the loss. */
  WEIGHT_DECAY("weight decay apart from the loss");

  private final String words;

  Approach(String words) {
    this.words = words;
  }

  /** Returns the name of the approach, such as {@code data augmentation}. */
  public String words() {
    return words;
  }
}
