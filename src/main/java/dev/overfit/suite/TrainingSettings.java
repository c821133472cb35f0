package dev.overfit.suite;

import dev.overfit.optimizer.ClassWeight;
import dev.overfit.training.Device;
import dev.overfit.training.EarlyStopping;
import dev.overfit.training.TrainingConfig;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What was said for all trials of a run. It overrides the trials' own settings; what is empty was
 * not said and leaves each trial its own.
 *
 * @param epochs the most epochs to run, at least 1
 * @param patience after how many epochs without a better figure a trial stops, at least 1
 * @param batchSize rows a step, at least 1
 * @param seed the seed of weights, row order and dropout, and of simulated rows
 * @param device where to train
 * @param threads how many threads a step may use; 0 leaves the choice to the trainer
 * @param classWeight how much rows count in the training loss, by their label
 * @param stepsPerEpoch how many steps an epoch has; 0 for as many as go through all rows once
 */
public record TrainingSettings(
    Optional<Integer> epochs,
    Optional<Integer> patience,
    Optional<Integer> batchSize,
    Optional<Long> seed,
    Optional<Device> device,
    Optional<Integer> threads,
    Optional<ClassWeight> classWeight,
    Optional<Integer> stepsPerEpoch) {
  /** Nothing said: every trial keeps its own settings. */
  public static final TrainingSettings NONE =
      new TrainingSettings(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /**
   * @throws IllegalArgumentException where a number is out of its range
   */
  public TrainingSettings {
    epochs.ifPresent(value -> SuiteSettings.atLeast("epochs", 1, value));
    patience.ifPresent(value -> SuiteSettings.atLeast("patience", 1, value));
    batchSize.ifPresent(value -> SuiteSettings.atLeast("batchSize", 1, value));
    threads.ifPresent(value -> SuiteSettings.atLeast("threads", 0, value));
    stepsPerEpoch.ifPresent(value -> SuiteSettings.atLeast("validateEvery", 0, value));
  }

  /** These settings with a number of epochs. */
  public TrainingSettings withEpochs(int value) {
    return new TrainingSettings(
        Optional.of(value), patience, batchSize, seed, device, threads, classWeight, stepsPerEpoch);
  }

  /** These settings with a patience. */
  public TrainingSettings withPatience(int value) {
    return new TrainingSettings(
        epochs, Optional.of(value), batchSize, seed, device, threads, classWeight, stepsPerEpoch);
  }

  /** These settings with a batch size. */
  public TrainingSettings withBatchSize(int value) {
    return new TrainingSettings(
        epochs, patience, Optional.of(value), seed, device, threads, classWeight, stepsPerEpoch);
  }

  /** These settings with a seed. */
  public TrainingSettings withSeed(long value) {
    return new TrainingSettings(
        epochs,
        patience,
        batchSize,
        Optional.of(value),
        device,
        threads,
        classWeight,
        stepsPerEpoch);
  }

  /** These settings with a device. */
  public TrainingSettings withDevice(Device value) {
    return new TrainingSettings(
        epochs, patience, batchSize, seed, Optional.of(value), threads, classWeight, stepsPerEpoch);
  }

  /** These settings with a number of threads. */
  public TrainingSettings withThreads(int value) {
    return new TrainingSettings(
        epochs, patience, batchSize, seed, device, Optional.of(value), classWeight, stepsPerEpoch);
  }

  /** These settings with class weights. */
  public TrainingSettings withClassWeight(ClassWeight value) {
    return new TrainingSettings(
        epochs, patience, batchSize, seed, device, threads, Optional.of(value), stepsPerEpoch);
  }

  /** These settings with epochs of so many steps. */
  public TrainingSettings withStepsPerEpoch(int value) {
    return new TrainingSettings(
        epochs, patience, batchSize, seed, device, threads, classWeight, Optional.of(value));
  }

  /** The seed of simulated rows: the one that was said, else that of the tutorial's settings. */
  long rowSeed() {
    return seed.orElse(TrainingConfig.defaults().seed());
  }

  /** The settings of a trial with what was said in their place. */
  TrainingConfig applyTo(TrainingConfig trial) {
    TrainingConfig config = trial;
    config = changed(config, epochs, TrainingConfig::withEpochs);
    config = changed(config, patience, TrainingSettings::withPatience);
    config = changed(config, batchSize, TrainingConfig::withBatchSize);
    config = changed(config, seed, TrainingConfig::withSeed);
    config = changed(config, device, TrainingConfig::withDevice);
    config = changed(config, threads, TrainingConfig::withThreads);
    config = changed(config, classWeight, TrainingConfig::withClassWeight);
    return changed(config, stepsPerEpoch, TrainingConfig::withStepsPerEpoch);
  }

  private static <T> TrainingConfig changed(
      TrainingConfig config,
      Optional<T> said,
      BiFunction<TrainingConfig, T, TrainingConfig> change) {
    return said.map(value -> change.apply(config, value)).orElse(config);
  }

  /** A trial that stops early keeps its figure to watch; one that does not gets the tutorial's. */
  private static TrainingConfig withPatience(TrainingConfig config, int patience) {
    return config.withEarlyStopping(
        config
            .earlyStopping()
            .map(rule -> rule.withPatience(patience))
            .orElseGet(() -> EarlyStopping.ofPatience(patience)));
  }
}
