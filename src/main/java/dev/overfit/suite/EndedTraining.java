package dev.overfit.suite;

import dev.overfit.data.Split;
import dev.overfit.training.Checkpoint;
import dev.overfit.training.Trainer;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Restores the result of a completed training from its checkpoint, without a training step. */
final class EndedTraining {
  private EndedTraining() {}

  /** Implements {@link TrialTraining.Factory#ended}. */
  static TrainingResult of(Replicate replicate, Path checkpoint, Split split) throws IOException {
    Trainer trainer = trainer(replicate, checkpoint);
    if (hasEnded(trainer, split)) {
      return trainer.train(split);
    }
    throw new IOException(
        String.format(
            Locale.ROOT,
            "%s: expected the end of a training of at most %,d epochs, found %,d epochs",
            checkpoint,
            replicate.config().epochs(),
            Checkpoint.read(checkpoint).epochs()));
  }

  /** Implements {@link TrialTraining.Factory#hasEnded}. */
  static boolean isThere(Replicate replicate, Path checkpoint, Split split) throws IOException {
    return hasEnded(trainer(replicate, checkpoint), split);
  }

  private static Trainer trainer(Replicate replicate, Path checkpoint) throws IOException {
    return Trainer.builder(replicate.model())
        .config(replicate.config())
        .resumeFrom(checkpoint)
        .build();
  }

  private static boolean hasEnded(Trainer trainer, Split split) throws IOException {
    try {
      return trainer.hasEnded(split);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
