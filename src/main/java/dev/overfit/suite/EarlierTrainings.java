package dev.overfit.suite;

import dev.overfit.data.Split;
import dev.overfit.training.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds trainings that runs of other suites left in the same results folder, by their checkpoints.
 * Only reads them.
 */
final class EarlierTrainings {
  private static final Logger LOG = LoggerFactory.getLogger(EarlierTrainings.class);

  private final Suite suite;
  private final SuiteSettings settings;
  private final TrialTraining.Factory trainings;

  /** Creates a search of the results of all suites but the given one. */
  EarlierTrainings(Suite suite, SuiteSettings settings, TrialTraining.Factory trainings) {
    this.suite = suite;
    this.settings = settings;
    this.trainings = trainings;
  }

  /**
   * Returns a completed training of another suite that matches this replicate to the byte: same
   * model, settings, seed and rows, same versions of this library and of TensorFlow, same device
   * and number of threads; empty if there is none. The first match in the order of {@link
   * Suites#all} counts.
   */
  Optional<EarlierTraining> of(Replicate replicate, Split split) {
    return Suites.all().stream()
        .map(Suite::name)
        .filter(other -> !other.equals(suite.name()))
        .flatMap(other -> of(replicate, split, other).stream())
        .findFirst();
  }

  private Optional<EarlierTraining> of(Replicate replicate, Split split, String other) {
    Path folder = settings.results(other);
    Path checkpoint = TrialFiles.checkpoint(folder, replicate.name());
    if (!Files.exists(checkpoint)) {
      return Optional.empty();
    }
    try {
      if (trainings.hasEnded(replicate, checkpoint, split)) {
        return Optional.of(
            new EarlierTraining(other, folder, checkpoint, Checkpoint.read(checkpoint).started()));
      }
      LOG.info("{}: {} is not taken: its end is not there", suite.name(), replicate.name());
    } catch (IOException e) {
      LOG.info("{}: {} is not taken: {}", suite.name(), replicate.name(), e.getMessage());
    }
    return Optional.empty();
  }
}
