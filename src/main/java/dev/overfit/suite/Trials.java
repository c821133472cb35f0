package dev.overfit.suite;

import dev.overfit.data.Split;
import dev.overfit.training.EpochEnd;
import dev.overfit.training.StopReason;
import dev.overfit.training.TrainingListener;
import dev.overfit.training.TrainingResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The trials of a run, one after the other, and the results of those that ended by themselves. */
final class Trials {
  private static final Logger LOG = LoggerFactory.getLogger(Trials.class);

  private final Suite suite;
  private final Split split;
  private final Path logs;
  private final TrialTraining.Factory trainings;
  private final SuiteListener listener;
  private final Cancellation cancellation;
  private final List<TrainingResult> results = new ArrayList<>();

  Trials(
      Suite suite,
      Split split,
      Path logs,
      TrialTraining.Factory trainings,
      SuiteListener listener,
      Cancellation cancellation) {
    this.suite = suite;
    this.split = split;
    this.logs = logs;
    this.trainings = trainings;
    this.listener = listener;
    this.cancellation = cancellation;
  }

  /** Trains until all have ended or the run is cancelled. */
  void run() {
    for (int i = 0; i < suite.trials().size() && !cancellation.requested(); i++) {
      listener.onTrialBegin(new TrialBegin(suite.trials().get(i), i + 1, suite.trials().size()));
      run(suite.trials().get(i));
    }
  }

  /** What ended so far, in the suite's order. */
  List<TrainingResult> results() {
    return List.copyOf(results);
  }

  private void run(Trial trial) {
    LOG.info("{}: training {}", suite.name(), trial.name());
    TrialTraining training =
        trainings.of(trial, logs.resolve(trial.name()), List.of(epochsOf(trial)));
    TrainingResult result = cancellation.whileTraining(training, split);
    LOG.info("{}: {} ended, {}", suite.name(), trial.name(), result.stopReason());
    if (result.stopReason() instanceof StopReason.Cancelled) {
      cancellation.request();
    } else {
      results.add(result);
    }
    listener.onTrialEnd(trial, result);
  }

  private TrainingListener epochsOf(Trial trial) {
    return new TrainingListener() {
      @Override
      public void onEpochEnd(EpochEnd end) {
        listener.onEpochEnd(trial, end);
      }
    };
  }
}
