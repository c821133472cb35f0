package dev.overfit.suite;

import dev.overfit.data.Split;
import dev.overfit.training.TrainingResult;
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
  private final TrialTraining.Factory trainings;

  /** What runs of other suites than this one have left. */
  EarlierResults(Suite suite, SuiteSettings settings, TrialTraining.Factory trainings) {
    this.suite = suite;
    this.settings = settings;
    this.trainings = trainings;
  }

  /** Where a replicate may have been trained already, with the same rows and settings or not. */
  List<Path> checkpoints(Replicate replicate) {
    return checkpoints(replicate.trial(), replicate.name());
  }

  /** Likewise, of a model and the name of its replicate. */
  List<Path> checkpoints(String model, String replicate) {
    return Suites.all().stream()
        .filter(other -> !other.name().equals(suite.name()))
        .filter(other -> other.models().contains(model))
        .map(other -> TrialFiles.checkpoint(settings.results(other.name()), replicate))
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

  private Optional<TrainingResult> read(Replicate replicate, Path checkpoint, Split split) {
    try {
      return Optional.of(trainings.ended(replicate, checkpoint, split));
    } catch (IOException e) {
      LOG.info("{} is not compared with: {}", replicate.name(), e.getMessage());
      return Optional.empty();
    }
  }
}
