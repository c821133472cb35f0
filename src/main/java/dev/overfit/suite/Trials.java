package dev.overfit.suite;

import dev.overfit.data.Split;
import dev.overfit.training.EpochEnd;
import dev.overfit.training.StopReason;
import dev.overfit.training.TrainingBegin;
import dev.overfit.training.TrainingListener;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The trials of a run, one after the other, and the results of those that ended by themselves. */
final class Trials {
  private static final Logger LOG = LoggerFactory.getLogger(Trials.class);

  private final Suite suite;
  private final Split split;
  private final SuiteSettings settings;
  private final TrialTraining.Factory trainings;
  private final SuiteListener listener;
  private final Cancellation cancellation;
  private final GraphWriter graphs;
  private final List<TrainingResult> results = new ArrayList<>();
  private final List<TrainingResult> references = new ArrayList<>();
  private final List<Path> exported = new ArrayList<>();

  Trials(
      Suite suite,
      Split split,
      SuiteSettings settings,
      TrialTraining.Factory trainings,
      GraphWriter graphs,
      SuiteListener listener,
      Cancellation cancellation) {
    this.suite = suite;
    this.split = split;
    this.settings = settings;
    this.trainings = trainings;
    this.listener = listener;
    this.cancellation = cancellation;
    this.graphs = graphs;
  }

  /**
   * Trains until all have ended or the run is cancelled.
   *
   * @throws IOException where a checkpoint cannot be read or a SavedModel not written
   */
  void run() throws IOException {
    for (int i = 0; i < suite.trials().size() && !cancellation.requested(); i++) {
      listener.onTrialBegin(new TrialBegin(suite.trials().get(i), i + 1, suite.trials().size()));
      run(suite.trials().get(i));
    }
    for (Trial reference : suite.references()) {
      if (!cancellation.requested()) {
        EarlierResults.of(suite, reference, settings, split).ifPresent(references::add);
      }
    }
  }

  /** What ended so far, in the suite's order. */
  List<TrainingResult> results() {
    return List.copyOf(results);
  }

  /** The results of earlier runs that the suite's are compared with, as far as there are any. */
  List<TrainingResult> references() {
    return List.copyOf(references);
  }

  /** The SavedModels of those that ended, in the same order. */
  List<Path> exported() {
    return List.copyOf(exported);
  }

  private void run(Trial trial) throws IOException {
    LOG.info("{}: training {}", suite.name(), trial.name());
    TrainingResult result = train(trial);
    LOG.info("{}: {} ended, {}", suite.name(), trial.name(), result.stopReason());
    if (result.stopReason() instanceof StopReason.Cancelled) {
      cancellation.request();
    } else {
      results.add(result);
      exported.add(export(result));
    }
    listener.onTrialEnd(trial, result);
  }

  private Path export(TrainingResult result) throws IOException {
    Path folder = settings.folders().graphs().resolve(suite.name());
    return Interrupts.heldBack(
        () -> graphs.write(folder, result, split.training().columns(), settings.export()));
  }

  private TrainingResult train(Trial trial) throws IOException {
    TrialFiles files = TrialFiles.in(settings.results(suite.name()), trial.name());
    if (settings.resume() && Files.exists(files.checkpoint())) {
      return train(trial, files.withResumeFrom(files.checkpoint()));
    }
    if (suite.baseline().equals(Optional.of(trial.name()))) {
      for (Path checkpoint : EarlierResults.checkpoints(suite, trial, settings)) {
        try {
          return train(trial, files.withResumeFrom(checkpoint));
        } catch (IllegalArgumentException | IOException e) {
          LOG.info("{}: {} is trained anew: {}", suite.name(), trial.name(), e.getMessage());
        }
      }
    }
    return train(trial, files);
  }

  private TrainingResult train(Trial trial, TrialFiles files) throws IOException {
    TrialTraining training = trainings.of(trial, files, List.of(epochsOf(trial)));
    return cancellation.whileTraining(training, split);
  }

  private TrainingListener epochsOf(Trial trial) {
    return new TrainingListener() {
      @Override
      public void onTrainingBegin(TrainingBegin begin) {
        if (begin.firstEpoch() > 1) {
          listener.onTrialResumed(trial, begin.firstEpoch() - 1);
        }
      }

      @Override
      public void onEpochEnd(EpochEnd end) {
        listener.onEpochEnd(trial, end);
      }
    };
  }
}
