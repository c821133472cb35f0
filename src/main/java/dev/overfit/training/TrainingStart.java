package dev.overfit.training;

import dev.overfit.model.Weights;
import java.util.Locale;

/**
 * The starting point of a training that does not draw its weights.
 *
 * @param variables the model's variables, with or without the optimizer's slots
 * @param steps how many steps the optimizer has taken with them
 */
record TrainingStart(Weights variables, long steps) {
  TrainingStart {
    if (steps < 0) {
      throw new IllegalArgumentException("steps: expected at least 0, received " + steps);
    }
  }

  /** Returns the fingerprint of the starting point for {@link RunIdentity}. */
  String fingerprint() {
    String sum = Fingerprint.of(variables);
    return steps == 0 ? sum : String.format(Locale.ROOT, "%s after %d steps", sum, steps);
  }
}
