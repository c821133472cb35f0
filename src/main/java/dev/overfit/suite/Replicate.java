package dev.overfit.suite;

import dev.overfit.model.ModelSpec;
import dev.overfit.study.ReplicateName;
import dev.overfit.training.TrainingConfig;
import java.util.List;

/**
 * A trial once, on rows of known columns: the unit of work of a run. The replicates of a trial
 * differ in their seeds, that is in start weights, row order and dropout.
 *
 * @param model what to train
 * @param config the settings, with this replicate's seed
 * @param number which of the trial's replicates, from 0
 */
public record Replicate(ModelSpec model, TrainingConfig config, int number) {
  /**
   * A replicate of a trial; its seed is the trial's plus its number.
   *
   * @throws IllegalArgumentException if the layers do not fit the columns, or the seed is no long
   */
  static Replicate of(Trial trial, List<String> columns, int number) {
    return new Replicate(trial.model(columns), trial.config().withSeed(trial.seed(number)), number);
  }

  /** The name of its trial and model. */
  public String trial() {
    return model.name();
  }

  /** The name of its files and of what is told of it: the model's, from replicate 1 on numbered. */
  public String name() {
    return ReplicateName.of(model.name(), number);
  }
}
