package dev.overfit.tensorboard;

/** A figure that is a column of the HParams table, in the table's order. */
enum Figure {
  BEST_VALIDATION_CROSSENTROPY("", Figure.BEST, "best validation crossentropy"),
  VALIDATION_CROSSENTROPY("validation", "epoch_binary_crossentropy", "validation crossentropy"),
  VALIDATION_ACCURACY("validation", "epoch_accuracy", "validation accuracy"),
  TRAINING_CROSSENTROPY("train", "epoch_binary_crossentropy", "training crossentropy"),
  TRAINING_ACCURACY("train", "epoch_accuracy", "training accuracy"),
  TRAINING_LOSS("train", "epoch_loss", "training loss with penalty");

  /**
   * The tag of the one figure that Keras has no curve of: the validation crossentropy of the best
   * epoch, at that epoch's step. Its prefix puts it behind the curves on TensorBoard's pages.
   */
  static final String BEST = "hparam/best_val_binary_crossentropy";

  private final String folder;
  private final String tag;
  private final String displayName;

  Figure(String folder, String tag, String displayName) {
    this.folder = folder;
    this.tag = tag;
    this.displayName = displayName;
  }

  /** The folder of its curve inside the model's; empty for the model's own. */
  String folder() {
    return folder;
  }

  /** The tag of its curve. */
  String tag() {
    return tag;
  }

  /** What it is, for people. */
  String displayName() {
    return displayName;
  }
}
