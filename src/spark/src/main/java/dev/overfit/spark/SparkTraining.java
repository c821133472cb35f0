package dev.overfit.spark;

import dev.overfit.data.Split;
import dev.overfit.spark.UnitEnd.Trained;
import dev.overfit.suite.Replicate;
import dev.overfit.suite.TrialFiles;
import dev.overfit.suite.TrialTraining;
import dev.overfit.tensorboard.TensorBoard;
import dev.overfit.training.EpochEnd;
import dev.overfit.training.Trainer;
import dev.overfit.training.TrainingBegin;
import dev.overfit.training.TrainingListener;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The training of a replicate on an executor, as the driver sees it: sends it, waits, writes the
 * returned files where the command would have left them, and reports its epochs to the listeners. A
 * training that has already ended is not sent.
 */
final class SparkTraining implements TrialTraining {
  /** The lock for evaluating results in the driver's native runtime, one after another. */
  private static final Object EVALUATION = new Object();

  private final Supplier<UnitRuns> runs;
  private final Replicate replicate;
  private final TrialFiles files;
  private final List<TrainingListener> listeners;
  private final String name;
  private final List<Path> written = new ArrayList<>();
  private volatile boolean cancelled;
  private volatile @Nullable TrialTraining here;
  private volatile @Nullable UnitRuns running;

  /**
   * Creates a training that has not begun.
   *
   * @param runs runs the units, started on demand
   * @param replicate the replicate, with its number of threads set
   */
  SparkTraining(
      Supplier<UnitRuns> runs,
      Replicate replicate,
      TrialFiles files,
      List<TrainingListener> listeners) {
    this.runs = runs;
    this.replicate = replicate;
    this.files = files;
    this.listeners = listeners;
    this.name = files.checkpoint().toAbsolutePath().toString();
  }

  @Override
  public TrainingResult train(Split split) {
    try {
      return files.resumeFrom().isPresent() && hasEnded(files.resumeFrom().get(), split)
          ? here(split)
          : there(split);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private boolean hasEnded(Path checkpoint, Split split) throws IOException {
    return Trainer.builder(replicate.model())
        .config(replicate.config())
        .resumeFrom(checkpoint)
        .build()
        .hasEnded(split);
  }

  /** Handles a training that only has to be reported again. */
  private TrainingResult here(Split split) throws IOException {
    TrialTraining training = TrialTraining.Factory.ofTensorFlow().of(replicate, files, listeners);
    here = training;
    if (cancelled) {
      training.cancel();
    }
    synchronized (EVALUATION) {
      TrainingResult result = training.train(split);
      written.addAll(training.files());
      return result;
    }
  }

  private TrainingResult there(Split split) throws IOException {
    Trained trained = run(split).trained();
    write(trained);
    TrainingResult result = result(split).withProvenance(trained.provenance().value());
    runs.get().told(replicate, trained.host());
    tell(trained.begin().value(), result);
    return result;
  }

  private UnitEnd run(Split split) throws IOException {
    Path from = files.resumeFrom().orElse(null);
    FileBytes start = from == null ? null : FileBytes.read(from);
    UnitRuns executors = runs.get();
    running = executors;
    if (cancelled) {
      throw new CancellationException(replicate.name() + ": cancelled before it began");
    }
    try {
      return executors.run(name, replicate, start, split);
    } catch (RuntimeException e) {
      if (cancelled) {
        throw UnitRuns.cancelled(replicate, e);
      }
      throw e;
    }
  }

  /** Writes event files first, so that nothing is missing once the checkpoint exists. */
  private void write(Trained trained) throws IOException {
    TensorBoard.remove(files.logs());
    for (FileBytes events : trained.events()) {
      written.add(events.writeTo(files.logs()));
    }
    written.add(trained.checkpoint().write(files.checkpoint()));
  }

  private TrainingResult result(Split split) throws IOException {
    synchronized (EVALUATION) {
      return TrialTraining.Factory.ofTensorFlow().ended(replicate, files.checkpoint(), split);
    }
  }

  private void tell(TrainingBegin begin, TrainingResult result) {
    for (TrainingListener listener : listeners) {
      listener.onTrainingBegin(begin);
      for (EpochEnd end : result.history().ends(begin)) {
        if (end.metrics().epoch() >= begin.firstEpoch()) {
          listener.onEpochEnd(end);
        }
      }
      listener.onTrainingEnd(result);
    }
  }

  @Override
  public List<Path> files() {
    return List.copyOf(written);
  }

  @Override
  public void cancel() {
    cancelled = true;
    TrialTraining training = here;
    if (training != null) {
      training.cancel();
    }
    UnitRuns executors = running;
    if (executors != null) {
      executors.cancel(name);
    }
  }
}
