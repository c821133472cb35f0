package dev.overfit.training;

import dev.overfit.io.AtomicFile;
import dev.overfit.model.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Saves the state of one run according to its policy. */
final class CheckpointWriter {
  private static final Logger LOG = LoggerFactory.getLogger(CheckpointWriter.class);
  private static final long LEAST_NANOS = 1_000_000_000;
  private static final long COST_FACTOR = 100;

  /** How long an epoch must have run before it is worth saving within it. */
  private static final Duration LONG_EPOCH = Duration.ofSeconds(10);

  private final CheckpointPolicy policy;
  private final RunIdentity run;
  private long writtenNanos = System.nanoTime();
  private long costNanos;
  private int savedEpochs;
  private int savedSteps;

  /**
   * @param progress the progress that is already saved or needs no saving
   */
  CheckpointWriter(CheckpointPolicy policy, RunIdentity run, TrainingProgress progress) {
    this.policy = policy;
    this.run = run;
    note(progress);
    try {
      AtomicFile.clearLeftOvers(policy.file());
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /** Saves at the end of an epoch if a checkpoint is due. */
  void epochEnd(TrainingProgress progress, Supplier<Weights> variables) {
    if (due(progress.epochs())) {
      save(progress, variables);
    }
  }

  /** Saves within a long epoch if a checkpoint is due. */
  void withinEpoch(TrainingProgress progress, Supplier<Weights> variables) {
    if (policy.everyEpochs() == 0
        && progress.unfinished().elapsed().compareTo(LONG_EPOCH) >= 0
        && due(progress.epochs())) {
      save(progress, variables);
    }
  }

  /** Saves if anything has happened since the last checkpoint. */
  void save(TrainingProgress progress, Supplier<Weights> variables) {
    if (progress.epochs() == savedEpochs && progress.unfinished().steps() == savedSteps) {
      return;
    }
    long begun = System.nanoTime();
    try {
      Checkpoint.write(policy.file(), progress.state(run, variables.get()));
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
    note(progress);
    writtenNanos = System.nanoTime();
    costNanos = writtenNanos - begun;
    LOG.debug("{}: epoch {} saved in {} ms", policy.file(), savedEpochs, costNanos / 1_000_000);
  }

  private boolean due(int epoch) {
    if (policy.everyEpochs() > 0) {
      return epoch % policy.everyEpochs() == 0;
    }
    return System.nanoTime() - writtenNanos >= Math.max(LEAST_NANOS, COST_FACTOR * costNanos);
  }

  private void note(TrainingProgress progress) {
    savedEpochs = progress.epochs();
    savedSteps = progress.unfinished().steps();
  }
}
