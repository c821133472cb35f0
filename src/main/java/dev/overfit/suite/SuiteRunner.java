package dev.overfit.suite;

import dev.overfit.data.DataException;
import dev.overfit.io.FolderLock;
import dev.overfit.study.Fit;
import dev.overfit.study.ReplicateResult;
import dev.overfit.study.Study;
import dev.overfit.study.UnlikeMachines;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/**
 * Runs a suite from its data to its report: loads the rows, trains the trials, several at once if
 * the settings say so, trains one of them once more on all but the test rows if requested, and
 * writes the study of those that ended. A runner is for a single run; {@link #cancel} may be called
 * from any thread.
 */
public final class SuiteRunner {
  private final RowSources sources;
  private final TrialTraining.Factory trainings;
  private final StudyWriter writer;
  private final GraphWriter graphs;
  private final Clock clock;
  private final Cancellation cancellation = new Cancellation();

  /**
   * Creates a runner from its parts.
   *
   * @param sources the sources of rows
   * @param trainings the factory of trainings
   * @param writer writes the report
   * @param graphs writes the SavedModels
   * @param clock the clock
   */
  public SuiteRunner(
      RowSources sources,
      TrialTraining.Factory trainings,
      StudyWriter writer,
      GraphWriter graphs,
      Clock clock) {
    this.sources = sources;
    this.trainings = trainings;
    this.writer = writer;
    this.graphs = graphs;
    this.clock = clock;
  }

  /**
   * Returns a runner that trains in the native TensorFlow runtime.
   *
   * @param sources the sources of rows
   * @param writer writes the report
   */
  public static SuiteRunner of(RowSources sources, StudyWriter writer) {
    return of(sources, TrialTraining.Factory.ofTensorFlow(), writer);
  }

  /**
   * Returns a runner that has its trials trained elsewhere, and exports them here.
   *
   * @param sources the sources of rows
   * @param trainings the factory of trainings
   * @param writer writes the report
   */
  public static SuiteRunner of(
      RowSources sources, TrialTraining.Factory trainings, StudyWriter writer) {
    return new SuiteRunner(sources, trainings, writer, GraphExport::write, Clock.systemUTC());
  }

  /**
   * Runs a suite. A trial that diverges is a result like any other, and the next one runs. If the
   * run is cancelled, its thread interrupted, or one of its trials fails, it still writes the study
   * of the trials that ended before, and of what those it cuts short have so far.
   *
   * <p>No other run may write to the same results folder meanwhile; every place that this run will
   * write to is tested before rows are read. Once everything is written, the run removes what
   * earlier runs left in that folder for models, replicates and pictures that are not part of it:
   * files with names that a run gives, and no others. Checkpoints and SavedModels stay. A run that
   * fails or is cancelled removes nothing.
   *
   * @throws UnusableDataException if the rows cannot be loaded or are unusable, such as rows of a
   *     single class; nothing is written
   * @throws CancellationException if the run is cancelled before the rows are loaded
   * @throws IOException if another run writes to the results folder, a place cannot be written to,
   *     or a checkpoint cannot be read
   */
  public SuiteOutcome run(Suite suite, SuiteSettings settings, SuiteListener listener)
      throws IOException {
    Start start = new Start(clock.instant(), System.nanoTime());
    Suite configured = settings.applyTo(suite);
    try (FolderLock lock = FolderLock.take(settings.results(suite.name()), start.time())) {
      new OutputPlaces(configured, settings, writer).check();
      ReplicateRows rows = load(settings, listener);
      Suite fitting = fitting(suite, settings, rows.first(), listener);
      Suite ready = settings.applyTo(fitting, rows.first());
      Suite said = settings.said(suite, rows.first());
      return new Run(ready, said, settings, rows, start, listener, lock).run();
    }
  }

  /**
   * Determines what a run would do: does everything that comes before the first training, fails if
   * that would, and times a few epochs of each model that has to be trained. Trains nothing to
   * keep, and leaves nothing but the rows in the cache.
   *
   * @throws UnusableDataException as {@link #run} does
   * @throws CancellationException if the check is cancelled
   * @throws IOException as {@link #run} does before its first training
   */
  public SuitePlan check(Suite suite, SuiteSettings settings, SuiteListener listener)
      throws IOException {
    new OutputPlaces(settings.applyTo(suite), settings, writer).checkFree(clock.instant());
    ReplicateRows rows = load(settings, listener);
    Suite fitting = fitting(suite, settings, rows.first(), listener);
    Suite ready = settings.applyTo(fitting, rows.first());
    return new SuiteCheck(ready, rows, settings, trainings, cancellation).plan(listener);
  }

  private ReplicateRows load(SuiteSettings settings, SuiteListener listener)
      throws UnusableDataException {
    return cancellation.whileLoading(
        new RowLoading(sources, settings, listener, RowMemory.ofMachine())::load);
  }

  private static Suite fitting(
      Suite suite, SuiteSettings settings, SuiteRows rows, SuiteListener listener)
      throws UnusableDataException {
    try {
      settings.export().check(rows);
      Suite fitting =
          suite.fitting(
              rows.split().training().columns(), rows.coding().isPresent(), listener::onRowsRemark);
      settings.export().checkFit(fitting);
      return fitting;
    } catch (DataException e) {
      throw new UnusableDataException(e);
    }
  }

  /**
   * Ends the run soon, with the trials that ended so far; those that are training are cut short and
   * can be resumed from their checkpoints. A run that has not begun will not train.
   */
  public void cancel() {
    cancellation.request();
  }

  /**
   * The time at which a run began.
   *
   * @param time by the clock, which may be set back meanwhile
   * @param nanoTime by {@link System#nanoTime}, which is never set back
   */
  private record Start(Instant time, long nanoTime) {
    Duration elapsed() {
      return Duration.ofNanos(System.nanoTime() - nanoTime);
    }
  }

  /** A run whose rows are loaded. */
  private final class Run {
    private final Suite suite;
    private final SuiteSettings settings;
    private final ReplicateRows rows;
    private final Start start;
    private final SuiteListener listener;
    private final ReplicateTrainer trainer;
    private final Exports exports;
    private final Replicates replicates;
    private final FinalFit finalFit;
    private final RunFiles runFiles;

    Run(
        Suite suite,
        Suite said,
        SuiteSettings settings,
        ReplicateRows rows,
        Start start,
        SuiteListener listener,
        FolderLock lock) {
      this.suite = suite;
      this.settings = settings;
      this.rows = rows;
      this.start = start;
      this.listener = listener;
      this.runFiles = new RunFiles(suite, said, settings, writer, lock);
      this.trainer = new ReplicateTrainer(suite, rows, settings, trainings, cancellation);
      this.exports = new Exports(suite, settings, rows, graphs, trainer::weighted);
      this.replicates =
          new Replicates(
              suite.replicates(settings.replicates()),
              rows,
              trainer,
              exports,
              listener,
              cancellation);
      this.finalFit = new FinalFit(said, rows, trainer, exports, listener, cancellation);
    }

    SuiteOutcome run() throws IOException {
      Optional<Fit> fit;
      try {
        replicates.train(settings.parallel());
        fit = fit();
      } catch (IOException | RuntimeException e) {
        writeBeside(e);
        throw e;
      }
      exports.complete(replicates.ended());
      Study study = study(fit);
      List<Path> files = new ArrayList<>(runFiles.write(study));
      files.addAll(exports.written());
      List<Path> lost =
          runFiles.lost(Stream.concat(trainer.files().stream(), exports.written().stream()));
      files.removeAll(lost);
      exports.chosen().forEach(listener::onReplicateExported);
      exports.ensembles().forEach(listener::onEnsembleExported);
      UnlikeMachines.words(study.replicates()).ifPresent(listener::onUnlikeMachines);
      listener.onFilesWritten(files);
      removeOthers(study, files);
      return new SuiteOutcome(
          suite,
          study,
          replicates.count(),
          files,
          lost,
          exports.failures(),
          cancellation.requested());
    }

    /** Trains the chosen model once more, if all replicates have ended. */
    private Optional<Fit> fit() throws IOException {
      Optional<FitChoice> choice = settings.export().fit();
      return choice.isPresent() && allEnded() && !cancellation.requested()
          ? finalFit.of(choice.get(), study(Optional.empty()))
          : Optional.empty();
    }

    private boolean allEnded() {
      return replicates.ended().size() == replicates.count();
    }

    private void removeOthers(Study study, List<Path> written) {
      if (allEnded() && settings.export().fit().isPresent() == study.fit().isPresent()) {
        List<String> trained =
            Stream.concat(
                    study.replicates().stream().map(ReplicateResult::name),
                    study.fit().stream().map(Fit::name))
                .toList();
        List<Path> removed = runFiles.removeOthers(trained, written);
        if (!removed.isEmpty()) {
          listener.onFilesRemoved(removed);
        }
      }
    }

    private Study study(Optional<Fit> fit) {
      return new Study(
          suite.name(),
          suite.title(),
          rows.first().split(),
          rows.first().coding(),
          replicates.results(),
          suite.baseline(),
          start.time(),
          start.elapsed(),
          rows.resampled(),
          fit);
    }

    private void writeBeside(Exception failure) {
      try {
        exports.complete(replicates.ended());
        runFiles.write(study(Optional.empty()));
      } catch (IOException | RuntimeException e) {
        failure.addSuppressed(e);
      }
    }
  }
}
