package dev.overfit.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A process to be killed: trains with a checkpoint in each epoch, resumes from it if it exists, and
 * prints each epoch to standard output.
 */
final class KilledTraining {
  private KilledTraining() {}

  static Trainer.Builder builder(int epochs) {
    TrainingConfig config =
        Runs.SHORT
            .withEpochs(epochs)
            .withThreads(1)
            .withEarlyStopping(new EarlyStopping(Metric.VAL_BINARY_CROSSENTROPY, 0, epochs, true));
    return Trainer.builder(Runs.COMBINED).config(config);
  }

  /**
   * Trains.
   *
   * @param arguments the checkpoint and the number of epochs
   */
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    Trainer.Builder builder =
        builder(Integer.parseInt(arguments[1])).checkpoint(new CheckpointPolicy(file, 1));
    if (Files.exists(file)) {
      builder.resumeFrom(file);
    }
    builder
        .listener(Runs.atEpochEnd(end -> System.out.println(end.metrics().epoch())))
        .build()
        .train(Runs.SPLIT);
  }
}
