package dev.overfit.suite;

import dev.overfit.io.FileName;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.ModelSpec;
import dev.overfit.optimizer.Optimizer;
import dev.overfit.training.TrainingConfig;
import java.util.List;
import java.util.Locale;

/**
 * A model to train on rows of whichever columns, and how. What differs from {@link
 * TrainingConfig#defaults()} in its settings is what it says itself.
 *
 * @param name the name of its model, which is also a file name
 * @param hidden the layers between the columns and the logit
 * @param config the settings; a rate that decays is given for epochs of {@value
 *     #TUTORIAL_STEPS_PER_EPOCH} steps, see {@link #forRows}
 * @param ownBatchSize whether its batch size also holds on a table of one's own, whose number of
 *     rows otherwise decides
 */
public record Trial(
    String name, List<LayerSpec> hidden, TrainingConfig config, boolean ownBatchSize) {
  /** The steps of an epoch of the tutorial: 10,000 rows in batches of 500. */
  public static final int TUTORIAL_STEPS_PER_EPOCH = 20;

  /**
   * @throws IllegalArgumentException where the name is no file name
   */
  public Trial {
    FileName.check("name", name);
    hidden = List.copyOf(hidden);
  }

  /** A trial whose batch size follows the number of rows of a table of one's own. */
  public Trial(String name, List<LayerSpec> hidden, TrainingConfig config) {
    this(name, hidden, config, false);
  }

  /** A trial of these hidden layers with the tutorial's settings. */
  public static Trial of(String name, LayerSpec... hidden) {
    return new Trial(name, List.of(hidden), TrainingConfig.defaults());
  }

  /** This trial with other settings. */
  public Trial withConfig(TrainingConfig value) {
    return new Trial(name, hidden, value, ownBatchSize);
  }

  /** This trial with a batch size that holds on rows of any number. */
  public Trial withOwnBatchSize() {
    return new Trial(name, hidden, config, true);
  }

  /** Whether another trial has the same name and layers. */
  public boolean isNetwork(Trial other) {
    return name.equals(other.name) && hidden.equals(other.hidden);
  }

  /**
   * Its model for rows of the given columns.
   *
   * @throws IllegalArgumentException where the layers do not fit the columns
   */
  public ModelSpec model(List<String> columns) {
    return ModelSpec.binaryClassifier(name, columns.size(), hidden.toArray(LayerSpec[]::new));
  }

  /**
   * The seed of one of its replicates: its own plus the replicate's number.
   *
   * @throws IllegalArgumentException if that is no long
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
   * This trial for epochs of so many rows. As in the tutorial, a rate decays with the epochs: if an
   * epoch has other than {@value #TUTORIAL_STEPS_PER_EPOCH} steps, {@code decaySteps} grow or
   * shrink with it.
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
