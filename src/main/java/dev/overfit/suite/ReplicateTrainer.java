package dev.overfit.suite;

import static java.util.Objects.requireNonNull;

import dev.overfit.data.Split;
import dev.overfit.study.Outcome;
import dev.overfit.study.ReplicateResult;
import dev.overfit.training.Checkpoint;
import dev.overfit.training.EpochEnd;
import dev.overfit.training.EpochProgress;
import dev.overfit.training.TrainingBegin;
import dev.overfit.training.TrainingListener;
import dev.overfit.training.TrainingResult;
import dev.overfit.training.TrainingState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains the replicates of a suite, each from its checkpoint if the run resumes. Results of
 * replicates that a run of another suite completed are taken from there; the others are trained
 * anew. Thread-safe.
 */
final class ReplicateTrainer {
  private static final Logger LOG = LoggerFactory.getLogger(ReplicateTrainer.class);

  private final Suite suite;
  private final ReplicateRows rows;
  private final SuiteSettings settings;
  private final TrialTraining.Factory trainings;
  private final Cancellation cancellation;
  private final EarlierTrainings earlier;
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
    this.earlier = new EarlierTrainings(suite, settings, trainings);
  }

  /**
   * Trains a replicate, or takes its result from another suite.
   *
   * @param split the replicate's rows
   * @throws IOException if its checkpoint cannot be read
   */
  ReplicateResult train(Replicate replicate, Split split, SuiteListener listener)
      throws IOException {
    return train(replicate, split, settings.resume(), listener);
  }

  /**
   * Does the same as {@code train}, but starts anew if the checkpoint is beyond the replicate's
   * epochs, which no user chose: a study of more replicates may find that fewer epochs are enough.
   */
  ReplicateResult trainToItsEpochs(Replicate replicate, Split split, SuiteListener listener)
      throws IOException {
    Path checkpoint = TrialFiles.checkpoint(settings.results(suite.name()), replicate.name());
    boolean resume = settings.resume() && Files.exists(checkpoint);
    return train(replicate, split, resume && !isBeyond(replicate, checkpoint), listener);
  }

  private static boolean isBeyond(Replicate replicate, Path checkpoint) throws IOException {
    TrainingState state = Checkpoint.read(checkpoint);
    int epochs = state.epochs() + (state.unfinished().steps() > 0 ? 1 : 0);
    if (epochs > replicate.config().epochs()) {
      LOG.info("{}: begins anew, its checkpoint is of epoch {}", replicate.name(), epochs);
      return true;
    }
    return false;
  }

  private ReplicateResult train(
      Replicate replicate, Split split, boolean resume, SuiteListener listener) throws IOException {
    TrialFiles files = TrialFiles.in(settings.results(suite.name()), replicate.name());
    List<TrainingListener> epochs = List.of(epochsOf(replicate, listener));
    if (resume && Files.exists(files.checkpoint())) {
      TrialFiles resumed = files.withResumeFrom(files.checkpoint());
      return new ReplicateResult(replicate.number(), train(replicate, split, resumed, epochs));
    }
    Optional<EarlierTraining> found = earlier.of(replicate, split);
    return found.isPresent()
        ? take(replicate, split, files, found.get(), listener)
        : new ReplicateResult(replicate.number(), train(replicate, split, files, epochs));
  }

  private ReplicateResult take(
      Replicate replicate,
      Split split,
      TrialFiles files,
      EarlierTraining training,
      SuiteListener listener)
      throws IOException {
    LOG.info("{}: {} is taken from {}", suite.name(), replicate.name(), training.folder());
    listener.onReplicateTaken(replicate, training);
    TrialFiles taken = files.withResumeFrom(training.checkpoint());
    return new ReplicateResult(
        replicate.number(),
        Outcome.of(train(replicate, split, taken, List.of())),
        Optional.of(training.suite()));
  }

  private TrainingResult train(
      Replicate replicate, Split split, TrialFiles files, List<TrainingListener> listeners)
      throws IOException {
    TrialTraining training = trainings.of(replicate, files, listeners);
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
   * Returns the result of a replicate that was trained here to its end, with its weights. Weights
   * that are not kept in memory are read from the checkpoint of the training's end, which may be
   * another suite's.
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

  /** Returns the files left by all trainings so far that must exist at the end of the run. */
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
      public void onEpochProgress(EpochProgress progress) {
        listener.onEpochProgress(replicate, progress);
      }

      @Override
      public void onEpochEnd(EpochEnd end) {
        listener.onEpochEnd(replicate, end);
      }
    };
  }

  /**
   * Returns how the trainings share cores.
   *
   * @param parallel how many replicates train at once, or {@link SuiteSettings#AUTO}
   */
  CoreShares shares(int parallel) {
    return new CoreShares(parallel, trainings);
  }

  /** Returns whether larger models start before smaller ones. */
  boolean longestFirst() {
    return trainings.longestFirst();
  }
}
