package dev.overfit.training;

import java.nio.file.Path;

/**
 * Says where and how often a training saves its state: after every {@code everyEpochs} epochs,
 * within epochs that take longer than 10 seconds if the choice is left to the trainer, on
 * cancellation or interrupt, and at the end. The file always holds the last state that was saved
 * completely. Two trainings that run at once need two files.
 *
 * @param file the file to write; its folder is created if necessary
 * @param everyEpochs the number of epochs between two checkpoints, at least 1; 0 leaves the choice
 *     to the trainer, which measures the cost of a checkpoint and spends less than one hundredth of
 *     its time on them, with at most one per second
 */
public record CheckpointPolicy(Path file, int everyEpochs) {
  /**
   * @throws IllegalArgumentException if {@code everyEpochs} is negative
   */
  public CheckpointPolicy {
    if (everyEpochs < 0) {
      throw new IllegalArgumentException(
          "everyEpochs: expected at least 1, or 0 to leave it to the trainer, received "
              + everyEpochs);
    }
  }

  /** Returns a policy that saves as often as it costs less than one hundredth of the time. */
  public static CheckpointPolicy of(Path file) {
    return new CheckpointPolicy(file, 0);
  }
}
