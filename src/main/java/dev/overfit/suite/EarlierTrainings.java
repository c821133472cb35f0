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
 * Trainings that runs of other suites have left in the same folder of results, in their
 * checkpoints. Only reads them.
 */
final class EarlierTrainings {
  private static final Logger LOG = LoggerFactory.getLogger(EarlierTrainings.class);

  private final Suite suite;
  private final SuiteSettings settings;
  private final TrialTraining.Factory trainings;

  /** Those of runs of other suites than this one. */
  EarlierTrainings(Suite suite, SuiteSettings settings, TrialTraining.Factory trainings) {
    this.suite = suite;
    this.settings = settings;
    this.trainings = trainings;
  }

  /**
   * A training of another suite that is this replicate's to the byte, and has ended: of the same
   * model, settings, seed and rows, by the same versions of this library and of TensorFlow, on the
   * same device with as many threads; empty if there is none. The first in the order of {@link
   * Suites#all}.
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
