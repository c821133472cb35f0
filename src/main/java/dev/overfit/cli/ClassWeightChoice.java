package dev.overfit.cli;

import dev.overfit.optimizer.ClassWeight;

/** The class weights that need no numbers, by the words that the command takes for them. */
enum ClassWeightChoice {
  /** All rows count alike. */
  NONE,
  /** Both classes count alike. */
  BALANCED;

  ClassWeight classWeight() {
    return switch (this) {
      case NONE -> ClassWeight.NONE;
      case BALANCED -> ClassWeight.BALANCED;
    };
  }
}
