package dev.overfit.suite;

import dev.overfit.optimizer.Optimizer;
import dev.overfit.training.Compile;
import dev.overfit.training.Device;
import dev.overfit.training.EarlyStopping;
import dev.overfit.training.TrainingConfig;

/**
 * What a run sets for all trials of its suite.
 *
 * @param epochs the most epochs to run, at least 1
 * @param patience after how many epochs without a better {@code val_binary_crossentropy} a trial
 *     stops, at least 1
 * @param batchSize rows a step, at least 1
 * @param seed the seed of weights, row order and dropout, and of simulated rows
 * @param device where to train
 * @param threads how many threads a step may use; 0 leaves the choice to the trainer
 * @param compile whether XLA compiles the steps
 */
public record TrainingSettings(
    int epochs,
    int patience,
    int batchSize,
    long seed,
    Device device,
    int threads,
    Compile compile) {
  /** The steps of an epoch for which the schedules of the built-in trials are written. */
  private static final int TUTORIAL_STEPS = 20;

  /**
   * @throws IllegalArgumentException where a number is out of its range
   */
  public TrainingSettings {
    SuiteSettings.atLeast("epochs", 1, epochs);
    SuiteSettings.atLeast("patience", 1, patience);
    SuiteSettings.atLeast("batchSize", 1, batchSize);
    SuiteSettings.atLeast("threads", 0, threads);
  }

  /** The tutorial's: at most 10,000 epochs, patience 200, batches of 500; seed 0. */
  public static TrainingSettings defaults() {
    return new TrainingSettings(10_000, 200, 500, 0, Device.AUTO, 0, Compile.NONE);
  }

  /** These settings with another number of epochs. */
  public TrainingSettings withEpochs(int value) {
    return new TrainingSettings(value, patience, batchSize, seed, device, threads, compile);
  }

  /**
   * A trial under these settings. As in the tutorial, a rate decays with the epochs: where an epoch
   * has other than 20 steps, {@code decaySteps} grow or shrink with it.
   *
   * @param trainingRows the rows of an epoch
   */
  Trial applyTo(Trial trial, int trainingRows) {
    int steps = (trainingRows - 1) / batchSize + 1;
    TrainingConfig config = trial.config();
    return trial.withConfig(
        config
            .withEpochs(epochs)
            .withBatchSize(batchSize)
            .withSeed(seed)
            .withOptimizer(stretched(config.optimizer(), steps))
            .withEarlyStopping(EarlyStopping.ofPatience(patience))
            .withDevice(device)
            .withThreads(threads)
            .withCompile(compile));
  }

  private static Optimizer stretched(Optimizer optimizer, int steps) {
    return optimizer.withLearningRate(optimizer.learningRate().stretched(steps, TUTORIAL_STEPS));
  }
}
