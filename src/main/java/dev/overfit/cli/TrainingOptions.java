package dev.overfit.cli;

import dev.overfit.suite.TrainingSettings;
import dev.overfit.suitefile.OptimizerLine;
import dev.overfit.training.Device;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that override the settings of every model; without them each model keeps its own. */
final class TrainingOptions {
  @Option(
      names = "--epochs",
      paramLabel = "<count>",
      defaultValue = Option.NULL_VALUE,
      description = "the most epochs that a model trains [10000]")
  @Range(from = 1)
  Optional<Integer> epochs;

  @Option(
      names = "--patience",
      paramLabel = "<none|count>",
      converter = NoneOrCount.class,
      defaultValue = Option.NULL_VALUE,
      description =
          "after how many epochs without a better validation crossentropy a model stops; none: when"
              + " its epochs are through [200]")
  @Range(from = 1, or = NoneOrCount.NONE)
  Optional<Integer> patience;

  @Option(
      names = {"--batchSize", "--batch-size"},
      paramLabel = "<count>",
      defaultValue = Option.NULL_VALUE,
      description = "rows a training step [500]")
  @Range(from = 1)
  Optional<Integer> batchSize;

  @Option(
      names = {"--validateEvery", "--validate-every"},
      paramLabel = "<epoch|steps>",
      converter = EpochOrSteps.class,
      defaultValue = Option.NULL_VALUE,
      description =
          "after how many steps the validation rows are looked at, which then is an epoch to all"
              + " else: to epochs, patience, history and checkpoints; epoch: when all rows were seen"
              + " once [epoch]")
  @Range(from = 1, or = EpochOrSteps.EPOCH)
  Optional<Integer> validateEvery;

  @Option(
      names = "--seed",
      paramLabel = "<number>",
      defaultValue = Option.NULL_VALUE,
      description = "the seed of start weights, row order and dropout, and of simulated rows [0]")
  Optional<Long> seed;

  @Option(
      names = "--threads",
      paramLabel = "<count>",
      defaultValue = Option.NULL_VALUE,
      description =
          "threads a step may use; 0: one for a small model, all cores for a large one; other numbers"
              + " give figures that differ in their last digits [0]")
  @Range(from = 0)
  Optional<Integer> threads;

  @Option(
      names = "--device",
      paramLabel = "<device>",
      defaultValue = Option.NULL_VALUE,
      description = "auto, cpu, or gpu (an error if there is none) [auto]")
  Optional<Device> device;

  @Option(
      names = {"--classWeight", "--class-weight"},
      paramLabel = "<none|balanced>",
      defaultValue = Option.NULL_VALUE,
      description =
          "what rows count in the training loss by their label; balanced: both classes alike,"
              + " however many rows they have [none]")
  Optional<ClassWeightChoice> classWeight;

  @Option(
      names = "--optimizer",
      paramLabel = "<optimizer>",
      defaultValue = Option.NULL_VALUE,
      description =
          "adam, adamw or sgd with Keras' defaults, a constant learning rate among them, or with"
              + " arguments, such as sgd(0.1) or adamw(weight_decay=0.1), in place of each model's own")
  Optional<String> optimizer;

  @Option(
      names = {"--learningRate", "--learning-rate"},
      paramLabel = "<number>",
      defaultValue = Option.NULL_VALUE,
      description =
          "the learning rate of the first step, from which it falls as it did, by a schedule of"
              + " inverse_time_decay, or not at all [0.001]")
  Optional<Double> learningRate;

  /**
   * Returns the settings.
   *
   * @throws IllegalArgumentException if the optimizer is invalid, or a number out of its range
   */
  TrainingSettings settings() {
    return new TrainingSettings(
        epochs,
        patience,
        batchSize,
        seed,
        device,
        threads,
        classWeight.map(ClassWeightChoice::classWeight),
        validateEvery,
        optimizer.map(OptimizerLine::parse),
        learningRate);
  }
}
