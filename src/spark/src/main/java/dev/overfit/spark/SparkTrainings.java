package dev.overfit.spark;

import dev.overfit.data.Split;
import dev.overfit.suite.Replicate;
import dev.overfit.suite.TrialFiles;
import dev.overfit.suite.TrialTraining;
import dev.overfit.training.TrainingListener;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Trains the replicates of a run on Spark, which starts when the first replicate is sent.
 *
 * <p>The driver fixes the number of threads for all executors alike, because weights depend on it:
 * what the user sets, or else what {@link
 * dev.overfit.training.TrainingConfig#threads(dev.overfit.model.ModelSpec, int)} gives for the
 * cores of a task ({@code spark.task.cpus}, 1 by default). The shards of a step follow from it.
 */
final class SparkTrainings implements TrialTraining.Factory, AutoCloseable {
  /** More than are waiting in any practical cluster, and few enough for their threads here. */
  private static final int AT_ONCE = 256;

  private final PrintStream progress;
  private @Nullable UnitRuns runs;

  /**
   * Creates the trainings of a run.
   *
   * @param progress where to print that units have ended
   */
  SparkTrainings(PrintStream progress) {
    this.progress = progress;
  }

  @Override
  public TrialTraining of(Replicate replicate, TrialFiles files, List<TrainingListener> listeners) {
    return new SparkTraining(() -> runs(replicate), fixed(replicate), files, listeners);
  }

  @Override
  public TrainingResult ended(Replicate replicate, Path checkpoint, Split split)
      throws IOException {
    return TrialTraining.Factory.super.ended(fixed(replicate), checkpoint, split);
  }

  @Override
  public boolean hasEnded(Replicate replicate, Path checkpoint, Split split) throws IOException {
    return TrialTraining.Factory.super.hasEnded(fixed(replicate), checkpoint, split);
  }

  @Override
  public TrialTraining.Factory here() {
    return TrialTraining.Factory.ofTensorFlow();
  }

  /** One, because the threads of this machine only wait. */
  @Override
  public int threads(Replicate replicate) {
    return 1;
  }

  @Override
  public int cores() {
    return AT_ONCE;
  }

  @Override
  public boolean longestFirst() {
    return true;
  }

  private static Replicate fixed(Replicate replicate) {
    int cores = UnitRuns.cores(UnitRuns.settings(replicate.config().threads()));
    int threads = replicate.config().threads(replicate.model(), cores);
    return new Replicate(
        replicate.model(), replicate.config().withThreads(threads), replicate.number());
  }

  private synchronized UnitRuns runs(Replicate first) {
    UnitRuns started = runs;
    if (started == null) {
      started = UnitRuns.start(UnitRuns.settings(first.config().threads()), progress);
      runs = started;
    }
    return started;
  }

  /** Stops Spark if it was started. */
  @Override
  public synchronized void close() {
    if (runs != null) {
      runs.close();
      runs = null;
    }
  }
}
