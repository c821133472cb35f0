package dev.overfit.suite;

import dev.overfit.data.Split;
import dev.overfit.tensorboard.TensorBoard;
import dev.overfit.training.Trainer;
import dev.overfit.training.TrainingListener;
import dev.overfit.training.TrainingResult;
import java.nio.file.Path;
import java.util.List;

/** The training of one trial, which another thread may cancel. */
public interface TrialTraining {
  /** Trains; an interrupt of this thread cancels. */
  TrainingResult train(Split split);

  /** Ends it soon, with the result so far; from any thread, also before it began. */
  void cancel();

  /** Makes the training of a trial. */
  @FunctionalInterface
  interface Factory {
    /**
     * A training that has not begun.
     *
     * @param logs the folder for the event files of this trial
     * @param listeners who is told how it goes
     */
    TrialTraining of(Trial trial, Path logs, List<TrainingListener> listeners);
  }

  /** A {@link Trainer}. */
  static TrialTraining inTensorFlow(Trial trial, Path logs, List<TrainingListener> listeners) {
    Trainer.Builder builder = Trainer.builder(trial.model()).config(trial.config());
    listeners.forEach(builder::listener);
    TensorBoard events = new TensorBoard(logs);
    builder.listener(events);
    Trainer trainer = builder.build();
    return new TrialTraining() {
      @Override
      public TrainingResult train(Split split) {
        try (events) {
          return trainer.train(split);
        }
      }

      @Override
      public void cancel() {
        trainer.cancel();
      }
    };
  }
}
