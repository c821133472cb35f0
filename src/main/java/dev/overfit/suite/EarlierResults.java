package dev.overfit.suite;

import dev.overfit.data.Split;
import dev.overfit.training.Checkpoint;
import dev.overfit.training.Trainer;
import dev.overfit.training.TrainingResult;
import dev.overfit.training.TrainingState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What runs of other suites have left of a replicate, in their checkpoints. Only reads them. */
final class EarlierResults {
  private static final Logger LOG = LoggerFactory.getLogger(EarlierResults.class);

  private final Suite suite;
  private final SuiteSettings settings;

  /** What runs of other suites than this one have left. */
  EarlierResults(Suite suite, SuiteSettings settings) {
    this.suite = suite;
    this.settings = settings;
  }

  /** Where a replicate may have been trained already, with the same rows and settings or not. */
  List<Path> checkpoints(Replicate replicate) {
    return Suites.all().stream()
        .filter(other -> !other.name().equals(suite.name()))
        .filter(other -> other.models().contains(replicate.trial()))
        .map(other -> TrialFiles.checkpoint(settings.results(other.name()), replicate.name()))
        .filter(Files::exists)
        .toList();
  }

  /**
   * The result of a replicate that has ended on the same rows with the same settings; empty where
   * there is none. Trains nothing.
   */
  Optional<TrainingResult> result(Replicate replicate, Split split) {
    return checkpoints(replicate).stream()
        .flatMap(checkpoint -> read(replicate, checkpoint, split).stream())
        .findFirst();
  }

  private static Optional<TrainingResult> read(Replicate replicate, Path checkpoint, Split split) {
    try {
      TrainingState state = Checkpoint.read(checkpoint);
      if (state.epochs() == 0 || state.epochs() > replicate.config().epochs()) {
        return Optional.empty();
      }
      return Optional.of(ended(replicate, state, split))
          .filter(result -> result.stopReason().ends(replicate.config().epochs()));
    } catch (IllegalArgumentException | IOException e) {
      LOG.info("{} is not compared with: {}", replicate.name(), e.getMessage());
      return Optional.empty();
    }
  }

  /** The result of a training that is not to go on, whether it had come to its end or not. */
  private static TrainingResult ended(Replicate replicate, TrainingState state, Split split) {
    return Trainer.builder(replicate.model())
        .config(replicate.config().withEpochs(state.epochs()))
        .resume(state)
        .build()
        .train(split);
  }
}
