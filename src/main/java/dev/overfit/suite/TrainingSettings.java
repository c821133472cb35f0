package dev.overfit.suite;

import dev.overfit.optimizer.ClassWeight;
import dev.overfit.optimizer.Optimizer;
import dev.overfit.training.Device;
import dev.overfit.training.EarlyStopping;
import dev.overfit.training.TrainingConfig;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Settings for all trials of a run. They override the trials' own settings; an empty one leaves
 * each trial its own.
 *
 * @param epochs the maximum number of epochs, at least 1
 * @param patience the number of epochs without a better metric after which a trial stops; 0 for
 *     never
 * @param batchSize the number of rows per step, at least 1
 * @param seed the seed of weights, row order and dropout, and of simulating and splitting rows
 * @param device the device to train on
 * @param threads the maximum number of threads of a step; 0 leaves the choice to the trainer
 * @param classWeight how much rows count in the training loss, by their label
 * @param stepsPerEpoch the number of steps per epoch; 0 for as many as go through all rows once
 * @param optimizer how gradients become updates, including the learning rate
 * @param learningRate the learning rate of the first step, from which the optimizer's schedule
 *     decays as before
 */
public record TrainingSettings(
    Optional<Integer> epochs,
    Optional<Integer> patience,
    Optional<Integer> batchSize,
    Optional<Long> seed,
    Optional<Device> device,
    Optional<Integer> threads,
    Optional<ClassWeight> classWeight,
    Optional<Integer> stepsPerEpoch,
    Optional<Optimizer> optimizer,
    Optional<Double> learningRate) {
  /** The patience of a trial that never stops early. */
  public static final int NO_EARLY_STOPPING = 0;

  /** No settings: every trial keeps its own. */
  public static final TrainingSettings NONE = new Parts().together();

  /**
   * @throws IllegalArgumentException if a number is out of range
   */
  public TrainingSettings {
    epochs.ifPresent(value -> SuiteSettings.atLeast("epochs", 1, value));
    patience.ifPresent(value -> SuiteSettings.atLeast("patience", NO_EARLY_STOPPING, value));
    batchSize.ifPresent(value -> SuiteSettings.atLeast("batchSize", 1, value));
    threads.ifPresent(value -> SuiteSettings.atLeast("threads", 0, value));
    stepsPerEpoch.ifPresent(value -> SuiteSettings.atLeast("validateEvery", 0, value));
    learningRate.ifPresent(
        value -> {
          if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                "learningRate: expected a finite number above 0, received " + value);
          }
        });
  }

  /** Returns these settings with a number of epochs. */
  public TrainingSettings withEpochs(int value) {
    return with(parts -> parts.epochs = Optional.of(value));
  }

  /** Returns these settings with a patience, or {@link #NO_EARLY_STOPPING}. */
  public TrainingSettings withPatience(int value) {
    return with(parts -> parts.patience = Optional.of(value));
  }

  /** Returns these settings with a batch size. */
  public TrainingSettings withBatchSize(int value) {
    return with(parts -> parts.batchSize = Optional.of(value));
  }

  /** Returns these settings with a seed. */
  public TrainingSettings withSeed(long value) {
    return with(parts -> parts.seed = Optional.of(value));
  }

  /** Returns these settings with a device. */
  public TrainingSettings withDevice(Device value) {
    return with(parts -> parts.device = Optional.of(value));
  }

  /** Returns these settings with a number of threads. */
  public TrainingSettings withThreads(int value) {
    return with(parts -> parts.threads = Optional.of(value));
  }

  /** Returns these settings with class weights. */
  public TrainingSettings withClassWeight(ClassWeight value) {
    return with(parts -> parts.classWeight = Optional.of(value));
  }

  /** Returns these settings with a number of steps per epoch. */
  public TrainingSettings withStepsPerEpoch(int value) {
    return with(parts -> parts.stepsPerEpoch = Optional.of(value));
  }

  /** Returns these settings with an optimizer. */
  public TrainingSettings withOptimizer(Optimizer value) {
    return with(parts -> parts.optimizer = Optional.of(value));
  }

  /** Returns these settings with a learning rate. */
  public TrainingSettings withLearningRate(double value) {
    return with(parts -> parts.learningRate = Optional.of(value));
  }

  private TrainingSettings with(Consumer<Parts> change) {
    Parts parts = new Parts(this);
    change.accept(parts);
    return parts.together();
  }

  /** The settings in mutable form, to change one of them. */
  private static final class Parts {
    private Optional<Integer> epochs = Optional.empty();
    private Optional<Integer> patience = Optional.empty();
    private Optional<Integer> batchSize = Optional.empty();
    private Optional<Long> seed = Optional.empty();
    private Optional<Device> device = Optional.empty();
    private Optional<Integer> threads = Optional.empty();
    private Optional<ClassWeight> classWeight = Optional.empty();
    private Optional<Integer> stepsPerEpoch = Optional.empty();
    private Optional<Optimizer> optimizer = Optional.empty();
    private Optional<Double> learningRate = Optional.empty();

    Parts() {}

    Parts(TrainingSettings settings) {
      epochs = settings.epochs;
      patience = settings.patience;
      batchSize = settings.batchSize;
      seed = settings.seed;
      device = settings.device;
      threads = settings.threads;
      classWeight = settings.classWeight;
      stepsPerEpoch = settings.stepsPerEpoch;
      optimizer = settings.optimizer;
      learningRate = settings.learningRate;
    }

    TrainingSettings together() {
      return new TrainingSettings(
          epochs,
          patience,
          batchSize,
          seed,
          device,
          threads,
          classWeight,
          stepsPerEpoch,
          optimizer,
          learningRate);
    }
  }

  /** Returns the seed of the rows: the specified seed, otherwise the tutorial's. */
  long rowSeed() {
    return seed.orElse(TrainingConfig.defaults().seed());
  }

  /** Returns the settings of a trial, overridden by these settings. */
  TrainingConfig applyTo(TrainingConfig trial) {
    TrainingConfig config = trial;
    config = changed(config, epochs, TrainingConfig::withEpochs);
    config = changed(config, patience, TrainingSettings::withPatience);
    config = changed(config, batchSize, TrainingConfig::withBatchSize);
    config = changed(config, seed, TrainingConfig::withSeed);
    config = changed(config, device, TrainingConfig::withDevice);
    config = changed(config, threads, TrainingConfig::withThreads);
    config = changed(config, classWeight, TrainingConfig::withClassWeight);
    config = changed(config, stepsPerEpoch, TrainingConfig::withStepsPerEpoch);
    config = changed(config, optimizer, TrainingConfig::withOptimizer);
    return changed(config, learningRate, TrainingConfig::withLearningRate);
  }

  private static <T> TrainingConfig changed(
      TrainingConfig config,
      Optional<T> said,
      BiFunction<TrainingConfig, T, TrainingConfig> change) {
    return said.map(value -> change.apply(config, value)).orElse(config);
  }

  /** A trial that stops early keeps the metric it monitors; any other trial gets the tutorial's. */
  private static TrainingConfig withPatience(TrainingConfig config, int patience) {
    if (patience == NO_EARLY_STOPPING) {
      return config.withoutEarlyStopping();
    }
    return config.withEarlyStopping(
        config
            .earlyStopping()
            .map(rule -> rule.withPatience(patience))
            .orElseGet(() -> EarlyStopping.ofPatience(patience)));
  }
}
