package dev.overfit.suite;

import dev.overfit.data.Split;
import dev.overfit.training.Checkpoint;
import dev.overfit.training.StopReason;
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

/** What runs of other suites have left of a trial, in their checkpoints. Only reads them. */
final class EarlierResults {
  private static final Logger LOG = LoggerFactory.getLogger(EarlierResults.class);

  private EarlierResults() {}

  /** Where a trial may have been trained already, with the same rows and settings or not. */
  static List<Path> checkpoints(Suite suite, Trial trial, SuiteSettings settings) {
    return Suites.all().stream()
        .filter(other -> !other.name().equals(suite.name()))
        .filter(other -> other.models().contains(trial.name()))
        .map(other -> TrialFiles.checkpoint(settings.results(other.name()), trial.name()))
        .filter(Files::exists)
        .toList();
  }

  /**
   * The result of a trial that has ended on the same rows with the same settings; empty where there
   * is none. Trains nothing.
   */
  static Optional<TrainingResult> of(
      Suite suite, Trial trial, SuiteSettings settings, Split split) {
    return checkpoints(suite, trial, settings).stream()
        .flatMap(checkpoint -> read(trial, checkpoint, split).stream())
        .findFirst();
  }

  private static Optional<TrainingResult> read(Trial trial, Path checkpoint, Split split) {
    try {
      TrainingState state = Checkpoint.read(checkpoint);
      if (state.epochs() == 0 || state.epochs() > trial.config().epochs()) {
        return Optional.empty();
      }
      return Optional.of(ended(trial, state, split)).filter(result -> isWhole(result, trial));
    } catch (IllegalArgumentException | IOException e) {
      LOG.info("{} is not compared with: {}", trial.name(), e.getMessage());
      return Optional.empty();
    }
  }

  /** The result of a training that is not to go on, whether it had come to its end or not. */
  private static TrainingResult ended(Trial trial, TrainingState state, Split split) {
    return Trainer.builder(trial.model())
        .config(trial.config().withEpochs(state.epochs()))
        .resume(state)
        .build()
        .train(split);
  }

  private static boolean isWhole(TrainingResult result, Trial trial) {
    return !(result.stopReason() instanceof StopReason.EpochsCompleted)
        || result.history().size() == trial.config().epochs();
  }
}
