package dev.overfit.cli;

import dev.overfit.optimizer.ClassWeight;

/** The class weights that need no numbers, by the names that the command accepts for them. */
enum ClassWeightChoice {
  /** All rows count the same. */
  NONE,
  /** Both classes count the same. */
  BALANCED;

  ClassWeight classWeight() {
    return switch (this) {
      case NONE -> ClassWeight.NONE;
      case BALANCED -> ClassWeight.BALANCED;
    };
  }
}
