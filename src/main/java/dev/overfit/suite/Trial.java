package dev.overfit.suite;

import dev.overfit.model.ModelSpec;
import dev.overfit.training.TrainingConfig;

/**
 * One model to train, and how.
 *
 * @param model what to train
 * @param config the settings
 */
public record Trial(ModelSpec model, TrainingConfig config) {
  /** The name of its model, which is its own. */
  public String name() {
    return model.name();
  }

  /** This trial under other settings. */
  Trial withConfig(TrainingConfig value) {
    return new Trial(model, value);
  }
}
