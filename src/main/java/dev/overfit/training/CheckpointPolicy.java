package dev.overfit.training;

import java.nio.file.Path;

/**
 * Where a training saves its state, and how often: after every so many epochs, within those that
 * take longer than 10 seconds where it is left to the trainer, where it is cancelled or
 * interrupted, and at its end. The file always holds the last state that was saved whole; two
 * trainings at once need two files.
 *
 * @param file the file to write; its folder is made where there is none
 * @param everyEpochs how many epochs lie between two checkpoints, at least 1; 0 leaves the choice
 *     to the trainer, which measures what a checkpoint costs and spends less than one hundredth of
 *     its time on them, at most one a second
 */
public record CheckpointPolicy(Path file, int everyEpochs) {
  /**
   * @throws IllegalArgumentException where {@code everyEpochs} is negative
   */
  public CheckpointPolicy {
    if (everyEpochs < 0) {
      throw new IllegalArgumentException(
          "everyEpochs: expected at least 1, or 0 to leave it to the trainer, received "
              + everyEpochs);
    }
  }

  /** As often as it costs less than one hundredth of the time. */
  public static CheckpointPolicy of(Path file) {
    return new CheckpointPolicy(file, 0);
  }
}
