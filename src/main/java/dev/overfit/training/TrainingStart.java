package dev.overfit.training;

import dev.overfit.model.Weights;
import java.util.Locale;

/**
 * Where a training begins that does not draw its weights.
 *
 * @param variables the model's variables, and the optimizer's slots or not
 * @param steps how many steps the optimizer has taken with them
 */
record TrainingStart(Weights variables, long steps) {
  TrainingStart {
    if (steps < 0) {
      throw new IllegalArgumentException("steps: expected at least 0, received " + steps);
    }
  }

  /** Its facts, for {@link RunIdentity}. */
  String fingerprint() {
    String sum = Fingerprint.of(variables);
    return steps == 0 ? sum : String.format(Locale.ROOT, "%s after %d steps", sum, steps);
  }
}
