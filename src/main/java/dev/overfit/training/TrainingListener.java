package dev.overfit.training;

import java.util.function.Consumer;

/**
 * Is told how a training goes. Every method is called on the thread that called {@link
 * Trainer#train}, between two runs of the graph, and the training waits for it. An exception out of
 * a listener ends the training and comes out of {@link Trainer#train} as it is.
 */
public interface TrainingListener {
  /** A listener that hears of the end of each epoch alone. */
  static TrainingListener atEpochEnd(Consumer<EpochEnd> action) {
    return new TrainingListener() {
      @Override
      public void onEpochEnd(EpochEnd end) {
        action.accept(end);
      }
    };
  }

  /** The training is about to run its first epoch. */
  default void onTrainingBegin(TrainingBegin begin) {}

  /**
   * An epoch goes on; called about twice a second, and not in an epoch that takes less than that.
   */
  default void onEpochProgress(EpochProgress progress) {}

  /** An epoch has ended; its {@link EpochEnd#weights} can be had until this returns. */
  default void onEpochEnd(EpochEnd end) {}

  /** A step has ended; called only where {@link #wantsSteps()}. */
  default void onStepEnd(StepEnd end) {}

  /**
   * The training has ended well, for whichever reason, and its last checkpoint is written. All
   * listeners are told, also where one throws; then the first exception comes out.
   */
  default void onTrainingEnd(TrainingResult result) {}

  /**
   * Whether {@link #onStepEnd} is to be called, which makes every step a run of its own and
   * training slower.
   */
  default boolean wantsSteps() {
    return false;
  }
}
