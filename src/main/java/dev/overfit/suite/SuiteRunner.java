package dev.overfit.suite;

import dev.overfit.data.Split;
import dev.overfit.study.Outcome;
import dev.overfit.study.Study;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a suite from its data to its report: loads the rows, trains the trials, several at once
 * where the settings say so, and writes the study of those that ended. One runner is for one run;
 * {@link #cancel} may come from any thread.
 */
public final class SuiteRunner {
  private static final Logger LOG = LoggerFactory.getLogger(SuiteRunner.class);

  private final RowSources sources;
  private final TrialTraining.Factory trainings;
  private final StudyWriter writer;
  private final GraphWriter graphs;
  private final Clock clock;
  private final Cancellation cancellation = new Cancellation();

  /**
   * A runner of the given parts.
   *
   * @param sources where rows come from
   * @param trainings what trains a trial
   * @param writer what writes the report
   * @param graphs what writes the SavedModels
   * @param clock what tells the time
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
   * A runner that trains in the native TensorFlow runtime.
   *
   * @param sources where rows come from
   * @param writer what writes the report
   */
  public static SuiteRunner of(RowSources sources, StudyWriter writer) {
    return new SuiteRunner(
        sources, TensorFlowTraining.factory(), writer, GraphExport::write, Clock.systemUTC());
  }

  /**
   * Runs a suite. A trial that diverges is a result like any other, and the next one runs. A run
   * that is cancelled, or whose thread is interrupted, or one of whose trials fails, still writes
   * the study of the trials that ended before.
   *
   * @throws UnusableDataException where the rows cannot be had or are no good; nothing is written
   * @throws CancellationException where it is cancelled before the rows are there
   * @throws IOException where the report cannot be written, a SavedModel cannot be written, or a
   *     checkpoint cannot be read
   */
  public SuiteOutcome run(Suite suite, SuiteSettings settings, SuiteListener listener)
      throws IOException {
    Instant started = clock.instant();
    Suite configured = settings.applyTo(suite);
    Split split = cancellation.whileLoading(new RowLoading(sources, settings, listener)::load);
    return new Run(configured, settings, split, started, listener).run();
  }

  /**
   * Ends the run soon, with the trials that ended so far; those that are training are given up. A
   * run that has not begun will not train.
   */
  public void cancel() {
    cancellation.request();
  }

  /** A run whose rows are there. */
  private final class Run {
    private final Suite suite;
    private final SuiteSettings settings;
    private final Split split;
    private final Instant started;
    private final SuiteListener listener;
    private final ReplicateTrainer trainer;
    private final Replicates replicates;

    Run(Suite suite, SuiteSettings settings, Split split, Instant started, SuiteListener listener) {
      this.suite = suite;
      this.settings = settings;
      this.split = split;
      this.started = started;
      this.listener = listener;
      this.trainer = new ReplicateTrainer(suite, split, settings, trainings, cancellation);
      this.replicates =
          new Replicates(
              suite.replicates(split.training().columns(), settings.replicates()),
              trainer,
              this::export,
              listener,
              cancellation);
    }

    SuiteOutcome run() throws IOException {
      try {
        replicates.train(settings.parallel());
      } catch (IOException | RuntimeException e) {
        writeBeside(e);
        throw e;
      }
      Study study = study(trainer.references());
      List<Path> files = new ArrayList<>(write(study));
      files.addAll(replicates.exported());
      listener.onFilesWritten(files);
      return new SuiteOutcome(suite, study, replicates.count(), files, cancellation.requested());
    }

    private Path export(TrainingResult result) throws IOException {
      Path folder = settings.folders().graphs().resolve(suite.name());
      return graphs.write(folder, result, split.training().columns(), settings.export());
    }

    private Study study(List<TrainingResult> references) {
      return new Study(
          suite.name(),
          suite.title(),
          split,
          replicates.results(),
          suite.baseline(),
          started,
          Duration.between(started, clock.instant()),
          references.stream().map(Outcome::of).toList());
    }

    private void writeBeside(Exception failure) {
      try {
        write(study(List.of()));
      } catch (IOException | RuntimeException e) {
        failure.addSuppressed(e);
      }
    }

    private List<Path> write(Study study) throws IOException {
      if (study.results().isEmpty()) {
        return List.of();
      }
      Path folder = settings.results(suite.name());
      List<Path> files = Interrupts.heldBack(() -> writer.write(study, folder));
      LOG.info("{}: {} files in {}", study.suite(), files.size(), folder);
      return files;
    }
  }
}
