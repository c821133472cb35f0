package dev.overfit.suite;

import dev.overfit.data.Split;
import dev.overfit.graph.runtime.NativeMemory;
import dev.overfit.suite.OrderedEvents.TrialEvents;
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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The trials of a run, begun in the suite's order and several at once where there are cores for
 * them, and the results of those that ended by themselves.
 */
final class Trials {
  private static final Logger LOG = LoggerFactory.getLogger(Trials.class);

  private final Suite suite;
  private final Split split;
  private final SuiteSettings settings;
  private final TrialTraining.Factory trainings;
  private final OrderedEvents events;
  private final Cancellation cancellation;
  private final GraphWriter graphs;
  private final Map<Integer, TrainingResult> results = new ConcurrentSkipListMap<>();
  private final List<TrainingResult> references = new ArrayList<>();
  private final Map<Integer, Path> exported = new ConcurrentSkipListMap<>();

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
    this.events = new OrderedEvents(listener, suite.trials().size());
    this.cancellation = cancellation;
    this.graphs = graphs;
  }

  /**
   * Trains until all have ended, or the run is cancelled, also by an interrupt of this thread,
   * which stays pending. Where one fails, the others are cancelled. No thread outlives the call.
   *
   * @throws IOException where a checkpoint cannot be read or a SavedModel not written
   */
  void run() throws IOException {
    train();
    for (Trial reference : suite.references()) {
      if (!cancellation.requested()) {
        EarlierResults.of(suite, reference, settings, split).ifPresent(references::add);
      }
    }
  }

  /** What ended so far, in the suite's order. */
  List<TrainingResult> results() {
    return List.copyOf(results.values());
  }

  /** The results of earlier runs that the suite's are compared with, as far as there are any. */
  List<TrainingResult> references() {
    return List.copyOf(references);
  }

  /** The SavedModels of those that ended, in the same order. */
  List<Path> exported() {
    return List.copyOf(exported.values());
  }

  private void train() throws IOException {
    Workers workers = new Workers(cores(), cancellation);
    try {
      for (int i = 0; i < suite.trials().size() && !cancellation.requested(); i++) {
        int index = i;
        Trial trial = suite.trials().get(i);
        workers.start("overfit-" + trial.name(), needed(trial), () -> run(index));
      }
    } catch (RuntimeException | Error e) {
      workers.failed(e);
    }
    workers.await();
  }

  /** The cores to share; where the settings say how many trials at once, each takes one of them. */
  private int cores() {
    return settings.parallel() == SuiteSettings.AUTO
        ? Runtime.getRuntime().availableProcessors()
        : settings.parallel();
  }

  private int needed(Trial trial) {
    return settings.parallel() == SuiteSettings.AUTO
        ? Math.min(cores(), trainings.threads(trial))
        : 1;
  }

  private void run(int index) throws IOException {
    Trial trial = suite.trials().get(index);
    try (TrialEvents listener = events.ofTrial(index)) {
      listener.onTrialBegin(new TrialBegin(trial, index + 1, suite.trials().size()));
      run(index, trial, listener);
    }
  }

  private void run(int index, Trial trial, SuiteListener listener) throws IOException {
    LOG.info("{}: training {}", suite.name(), trial.name());
    TrainingResult result = train(trial, listener);
    LOG.info("{}: {} ended, {}", suite.name(), trial.name(), result.stopReason());
    if (result.stopReason() instanceof StopReason.Cancelled) {
      cancellation.request();
    } else {
      results.put(index, result);
      exported.put(index, export(result));
    }
    listener.onTrialEnd(trial, result);
    // What its session held would lie in the C library, and the next one's come on top of it.
    NativeMemory.giveBack();
  }

  private Path export(TrainingResult result) throws IOException {
    Path folder = settings.folders().graphs().resolve(suite.name());
    return Interrupts.heldBack(
        () -> graphs.write(folder, result, split.training().columns(), settings.export()));
  }

  private TrainingResult train(Trial trial, SuiteListener listener) throws IOException {
    TrialFiles files = TrialFiles.in(settings.results(suite.name()), trial.name());
    if (settings.resume() && Files.exists(files.checkpoint())) {
      return train(trial, files.withResumeFrom(files.checkpoint()), listener);
    }
    if (suite.baseline().equals(Optional.of(trial.name()))) {
      for (Path checkpoint : EarlierResults.checkpoints(suite, trial, settings)) {
        try {
          return train(trial, files.withResumeFrom(checkpoint), listener);
        } catch (IllegalArgumentException | IOException e) {
          LOG.info("{}: {} is trained anew: {}", suite.name(), trial.name(), e.getMessage());
        }
      }
    }
    return train(trial, files, listener);
  }

  private TrainingResult train(Trial trial, TrialFiles files, SuiteListener listener)
      throws IOException {
    TrialTraining training = trainings.of(trial, files, List.of(epochsOf(trial, listener)));
    return cancellation.whileTraining(training, split);
  }

  private static TrainingListener epochsOf(Trial trial, SuiteListener listener) {
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
