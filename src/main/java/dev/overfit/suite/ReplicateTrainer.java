package dev.overfit.suite;

import static java.util.Objects.requireNonNull;

import dev.overfit.data.Split;
import dev.overfit.study.ReplicateResult;
import dev.overfit.training.EpochEnd;
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
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains the replicates of a suite, each from its checkpoint if the run is to resume, a baseline's
 * from that of another suite if there is one, else anew. For several threads at once.
 */
final class ReplicateTrainer {
  private static final Logger LOG = LoggerFactory.getLogger(ReplicateTrainer.class);

  private final Suite suite;
  private final ReplicateRows rows;
  private final SuiteSettings settings;
  private final TrialTraining.Factory trainings;
  private final Cancellation cancellation;
  private final EarlierResults earlier;
  private final Queue<Path> left = new ConcurrentLinkedQueue<>();
  private final Map<String, Path> states = new ConcurrentHashMap<>();

  ReplicateTrainer(
      Suite suite,
      ReplicateRows rows,
      SuiteSettings settings,
      TrialTraining.Factory trainings,
      Cancellation cancellation) {
    this.suite = suite;
    this.rows = rows;
    this.settings = settings;
    this.trainings = trainings;
    this.cancellation = cancellation;
    this.earlier = new EarlierResults(suite, settings, trainings);
  }

  /**
   * Trains.
   *
   * @param split the replicate's rows
   * @throws IOException if its checkpoint cannot be read
   */
  TrainingResult train(Replicate replicate, Split split, SuiteListener listener)
      throws IOException {
    TrialFiles files = TrialFiles.in(settings.results(suite.name()), replicate.name());
    if (settings.resume() && Files.exists(files.checkpoint())) {
      return train(replicate, split, files.withResumeFrom(files.checkpoint()), listener);
    }
    Optional<TrainingResult> taken =
        suite.baseline().equals(Optional.of(replicate.trial()))
            ? takenFromAnotherSuite(replicate, split, files, listener)
            : Optional.empty();
    return taken.isPresent() ? taken.get() : train(replicate, split, files, listener);
  }

  private Optional<TrainingResult> takenFromAnotherSuite(
      Replicate replicate, Split split, TrialFiles files, SuiteListener listener) {
    for (Path checkpoint : earlier.checkpoints(replicate)) {
      try {
        return Optional.of(train(replicate, split, files.withResumeFrom(checkpoint), listener));
      } catch (IllegalArgumentException | IOException e) {
        LOG.info("{}: {} is trained anew: {}", suite.name(), replicate.name(), e.getMessage());
      }
    }
    return Optional.empty();
  }

  private TrainingResult train(
      Replicate replicate, Split split, TrialFiles files, SuiteListener listener)
      throws IOException {
    TrialTraining training = trainings.of(replicate, files, List.of(epochsOf(replicate, listener)));
    TrainingResult result = cancellation.whileTraining(training, split);
    List<Path> written = training.files();
    left.addAll(written);
    states.put(
        replicate.name(),
        written.contains(files.checkpoint())
            ? files.checkpoint()
            : files.resumeFrom().orElse(files.checkpoint()));
    return result;
  }

  /**
   * The result of a replicate that was trained here to its end, with its weights: of those whose
   * weights nobody keeps, from the checkpoint that holds its end, which may be another suite's.
   *
   * @throws IOException if the checkpoint cannot be read, or holds something else by now
   */
  TrainingResult weighted(ReplicateResult replicate) throws IOException {
    TrainingResult result = replicate.result();
    if (replicate.number() == 0) {
      return result;
    }
    Path checkpoint = requireNonNull(states.get(replicate.name()));
    Replicate trained = new Replicate(result.model(), result.config(), replicate.number());
    return trainings.ended(trained, checkpoint, rows.of(replicate.number()).split());
  }

  /** What all trainings so far have left, which is to stand at the end of the run. */
  List<Path> files() {
    return List.copyOf(left);
  }

  private static TrainingListener epochsOf(Replicate replicate, SuiteListener listener) {
    return new TrainingListener() {
      @Override
      public void onTrainingBegin(TrainingBegin begin) {
        if (begin.firstEpoch() > 1) {
          listener.onReplicateResumed(replicate, begin.firstEpoch() - 1);
        }
        listener.onPlacement(replicate, begin.placement());
      }

      @Override
      public void onEpochEnd(EpochEnd end) {
        listener.onEpochEnd(replicate, end);
      }
    };
  }

  /** How many threads the training of a replicate uses, at least 1. */
  int threads(Replicate replicate) {
    return trainings.threads(replicate);
  }

  /** The results that other suites have left of this one's references, on the same rows. */
  List<ReplicateResult> references() throws UnusableDataException {
    List<ReplicateResult> references = new ArrayList<>();
    for (Trial trial : suite.references()) {
      for (int number = 0; number < settings.replicates(); number++) {
        if (!cancellation.requested()) {
          reference(trial, number).ifPresent(references::add);
        }
      }
    }
    return references;
  }

  /** Rows are dealt out for it only if somebody has trained it. */
  private Optional<ReplicateResult> reference(Trial trial, int number)
      throws UnusableDataException {
    PlannedReplicate planned = new PlannedReplicate(trial, number);
    if (earlier.checkpoints(trial.name(), planned.name()).isEmpty()) {
      return Optional.empty();
    }
    Split split = rows.of(number).split();
    return earlier
        .result(planned.on(split.training().columns()), split)
        .map(TrainingResult::withoutWeights)
        .map(result -> new ReplicateResult(number, result));
  }
}
