package dev.overfit.suite;

import dev.overfit.data.Split;
import dev.overfit.training.Checkpoint;
import dev.overfit.training.Trainer;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** The result of a training that has ended, as its checkpoint holds it. Takes no step. */
final class EndedTraining {
  private EndedTraining() {}

  /** As {@link TrialTraining.Factory#ended} says. */
  static TrainingResult of(Replicate replicate, Path checkpoint, Split split) throws IOException {
    return trainer(replicate, checkpoint, split).train(split);
  }

  /** As {@link TrialTraining.Factory#checkEnded} says. */
  static void check(Replicate replicate, Path checkpoint, Split split) throws IOException {
    trainer(replicate, checkpoint, split);
  }

  private static Trainer trainer(Replicate replicate, Path checkpoint, Split split)
      throws IOException {
    Trainer trainer =
        Trainer.builder(replicate.model())
            .config(replicate.config())
            .resumeFrom(checkpoint)
            .build();
    try {
      if (trainer.hasEnded(split)) {
        return trainer;
      }
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
    throw new IOException(
        String.format(
            Locale.ROOT,
            "%s: expected the end of a training of at most %,d epochs, found %,d epochs",
            checkpoint,
            replicate.config().epochs(),
            Checkpoint.read(checkpoint).epochs()));
  }
}
