package dev.overfit.suite;

import dev.overfit.io.FileName;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.ModelSpec;
import dev.overfit.optimizer.Optimizer;
import dev.overfit.training.TrainingConfig;
import java.util.List;
import java.util.Locale;

/**
 * A model to train on rows with any columns, and its settings. Settings that differ from {@link
 * TrainingConfig#defaults()} are the trial's own.
 *
 * @param name the name of its model, which is also a file name
 * @param hidden the layers between the columns and the logit
 * @param config the settings; a decaying learning rate is given for epochs of {@value
 *     #TUTORIAL_STEPS_PER_EPOCH} steps, see {@link #forRows}
 * @param ownBatchSize whether the batch size also holds for a user-supplied table, whose number of
 *     rows otherwise decides
 */
public record Trial(
    String name, List<LayerSpec> hidden, TrainingConfig config, boolean ownBatchSize) {
  /** The number of steps per epoch in the tutorial: 10,000 rows in batches of 500. */
  public static final int TUTORIAL_STEPS_PER_EPOCH = 20;

  /**
   * @throws IllegalArgumentException if the name cannot be a file name
   */
  public Trial {
    FileName.check("name", name);
    hidden = List.copyOf(hidden);
  }

  /** Creates a trial whose batch size follows the number of rows of a user-supplied table. */
  public Trial(String name, List<LayerSpec> hidden, TrainingConfig config) {
    this(name, hidden, config, false);
  }

  /** Returns a trial with these hidden layers and the tutorial's settings. */
  public static Trial of(String name, LayerSpec... hidden) {
    return new Trial(name, List.of(hidden), TrainingConfig.defaults());
  }

  /** Returns this trial with other settings. */
  public Trial withConfig(TrainingConfig value) {
    return new Trial(name, hidden, value, ownBatchSize);
  }

  /** Returns this trial with a batch size that holds for any number of rows. */
  public Trial withOwnBatchSize() {
    return new Trial(name, hidden, config, true);
  }

  /** Returns whether another trial has the same name and layers. */
  public boolean isNetwork(Trial other) {
    return name.equals(other.name) && hidden.equals(other.hidden);
  }

  /**
   * Returns the model for rows with the given columns.
   *
   * @throws IllegalArgumentException if the layers do not fit the columns
   */
  public ModelSpec model(List<String> columns) {
    return ModelSpec.binaryClassifier(name, columns.size(), hidden.toArray(LayerSpec[]::new));
  }

  /**
   * Returns the seed of a replicate: the trial's plus the replicate's number.
   *
   * @throws IllegalArgumentException if the sum overflows a long
   */
  long seed(int replicate) {
    long most = Long.MAX_VALUE - replicate;
    if (config.seed() > most) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "seed: expected at most %,d, so that replicate %,d has one, received %,d",
              most,
              replicate,
              config.seed()));
    }
    return config.seed() + replicate;
  }

  /**
   * Returns this trial for epochs of the given number of rows. As in the tutorial, the learning
   * rate decays with the epochs: if an epoch does not have {@value #TUTORIAL_STEPS_PER_EPOCH}
   * steps, {@code decaySteps} grows or shrinks with it.
   */
  Trial forRows(int trainingRows) {
    int steps = (trainingRows - 1) / config.batchSize() + 1;
    Optimizer optimizer = config.optimizer();
    return withConfig(
        config.withOptimizer(
            optimizer.withLearningRate(
                optimizer.learningRate().stretched(steps, TUTORIAL_STEPS_PER_EPOCH))));
  }
}
