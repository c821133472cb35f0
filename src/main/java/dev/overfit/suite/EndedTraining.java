package dev.overfit.suite;

import dev.overfit.data.Split;
import dev.overfit.training.Checkpoint;
import dev.overfit.training.Trainer;
import dev.overfit.training.TrainingConfig;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** The result of a training that has ended, as its checkpoint holds it. Takes no step. */
final class EndedTraining {
  private EndedTraining() {}

  /** As {@link TrialTraining.Factory#ended} says. */
  static TrainingResult of(Replicate replicate, Path checkpoint, Split split) throws IOException {
    TrainingConfig config = replicate.config();
    int epochs = Checkpoint.read(checkpoint).epochs();
    if (epochs == 0 || epochs > config.epochs()) {
      throw notEnded(checkpoint, config, epochs);
    }
    TrainingResult result = asItStands(replicate, checkpoint, epochs, split);
    if (!result.stopReason().ends(config.epochs())) {
      throw notEnded(checkpoint, config, epochs);
    }
    return result;
  }

  /** The result of a training that is not to go on, whether it had come to its end or not. */
  private static TrainingResult asItStands(
      Replicate replicate, Path checkpoint, int epochs, Split split) throws IOException {
    try {
      return Trainer.builder(replicate.model())
          .config(replicate.config().withEpochs(epochs))
          .resumeFrom(checkpoint)
          .build()
          .train(split);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static IOException notEnded(Path checkpoint, TrainingConfig config, int epochs) {
    return new IOException(
        String.format(
            Locale.ROOT,
            "%s: expected the end of a training of at most %,d epochs, found %,d epochs",
            checkpoint,
            config.epochs(),
            epochs));
  }
}
