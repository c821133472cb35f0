package dev.overfit.suite;

import dev.overfit.data.Split;
import dev.overfit.training.Trainer;
import dev.overfit.training.TrainingListener;
import dev.overfit.training.TrainingResult;
import java.util.List;

/** A training of a replicate that saves nothing. */
final class UnsavedTraining implements TrialTraining {
  private final Trainer trainer;
  private volatile boolean cancelled;

  private UnsavedTraining(Trainer trainer) {
    this.trainer = trainer;
  }

  static UnsavedTraining of(Replicate replicate, List<TrainingListener> listeners) {
    Trainer.Builder builder = Trainer.builder(replicate.model()).config(replicate.config());
    listeners.forEach(builder::listener);
    return new UnsavedTraining(builder.build());
  }

  @Override
  public TrainingResult train(Split split) {
    return trainer.train(split, () -> cancelled);
  }

  @Override
  public void cancel() {
    cancelled = true;
  }
}
