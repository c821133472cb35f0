package dev.overfit.suite;

import dev.overfit.model.ModelSpec;
import dev.overfit.study.ReplicateName;
import dev.overfit.training.TrainingConfig;
import java.util.List;

/**
 * One training of a trial, on rows with known columns: the unit of work of a run. The replicates of
 * a trial differ in their seeds, and so in initial weights, row order and dropout.
 *
 * @param model the model to train
 * @param config the settings, with this replicate's seed
 * @param number the replicate's number within the trial, from 0
 */
public record Replicate(ModelSpec model, TrainingConfig config, int number) {
  /**
   * Returns a replicate of a trial; its seed is the trial's plus its number.
   *
   * @throws IllegalArgumentException if the layers do not fit the columns, or the seed overflows a
   *     long
   */
  static Replicate of(Trial trial, List<String> columns, int number) {
    return new Replicate(trial.model(columns), trial.config().withSeed(trial.seed(number)), number);
  }

  /** Returns the name of the trial and of its model. */
  public String trial() {
    return model.name();
  }

  /** Returns the name for files and messages: the model's, numbered from replicate 1 on. */
  public String name() {
    return ReplicateName.of(model.name(), number);
  }
}
