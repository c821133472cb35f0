package dev.overfit.training;

import java.util.function.Consumer;

/**
 * Receives the events of a training. Every method is called on the thread that called {@link
 * Trainer#train}, between two runs of the graph, and the training waits for it. An exception from a
 * listener ends the training and is passed on by {@link Trainer#train} unchanged.
 */
public interface TrainingListener {
  /** Returns a listener that is called only at the end of each epoch. */
  static TrainingListener atEpochEnd(Consumer<EpochEnd> action) {
    return new TrainingListener() {
      @Override
      public void onEpochEnd(EpochEnd end) {
        action.accept(end);
      }
    };
  }

  /** Called when the training is about to run its first epoch. */
  default void onTrainingBegin(TrainingBegin begin) {}

  /** Called within an epoch about twice a second, but not in an epoch that takes less than that. */
  default void onEpochProgress(EpochProgress progress) {}

  /**
   * Called when an epoch has ended; its {@link EpochEnd#weights} are available until this returns.
   */
  default void onEpochEnd(EpochEnd end) {}

  /** Called when a step has ended, if {@link #wantsSteps()}. */
  default void onStepEnd(StepEnd end) {}

  /**
   * Called when the training has ended without an exception, for whatever reason, and its last
   * checkpoint is written. All listeners are called even if one throws; then the first exception is
   * thrown.
   */
  default void onTrainingEnd(TrainingResult result) {}

  /**
   * Returns whether {@link #onStepEnd} is to be called, which makes every step a separate run of
   * the graph and so slows the training down.
   */
  default boolean wantsSteps() {
    return false;
  }
}
