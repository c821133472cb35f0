package dev.overfit.suite;

import dev.overfit.data.Split;
import dev.overfit.training.TrainingListener;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The training of a trial once, that is of one replicate, which another thread may cancel. */
public interface TrialTraining {
  /**
   * Trains; an interrupt of this thread cancels.
   *
   * @throws java.util.concurrent.CancellationException where it was cancelled and nothing is there
   *     to show for it
   */
  TrainingResult train(Split split);

  /** Ends it soon, with the result so far; from any thread, also before it began. */
  void cancel();

  /** The files that it has left so far, which are to stand at the end of the run. */
  default List<Path> files() {
    return List.of();
  }

  /** Makes the training of a replicate. */
  @FunctionalInterface
  interface Factory {
    /** Trains in the native TensorFlow runtime of this process. */
    static Factory ofTensorFlow() {
      return TensorFlowTraining.factory();
    }

    /**
     * A training that has not begun.
     *
     * @param files where it keeps what it needs
     * @param listeners who is told how it goes
     * @throws IOException where the checkpoint to go on from cannot be read
     */
    TrialTraining of(Replicate replicate, TrialFiles files, List<TrainingListener> listeners)
        throws IOException;

    /**
     * The result of a replicate that was trained to its end before, with all its weights, as its
     * checkpoint holds it: without a step of training or an event file more.
     *
     * @param checkpoint the file that holds its state
     * @param split the rows that it was trained on
     * @throws IOException if there is no such file, or it holds no end, or that of another training
     */
    default TrainingResult ended(Replicate replicate, Path checkpoint, Split split)
        throws IOException {
      return EndedTraining.of(replicate, checkpoint, split);
    }

    /**
     * Whether a checkpoint holds the end of a replicate's training, so that {@link #ended} gives
     * its result; else it holds a part of that training, which can go on.
     *
     * @throws IOException if there is no such file, or it holds another training
     */
    default boolean hasEnded(Replicate replicate, Path checkpoint, Split split) throws IOException {
      return EndedTraining.isThere(replicate, checkpoint, split);
    }

    /**
     * A training of this process that keeps nothing, no checkpoint and no event file: to see how
     * long one takes.
     *
     * @param listeners who is told how it goes
     */
    default TrialTraining unsaved(Replicate replicate, List<TrainingListener> listeners) {
      return UnsavedTraining.of(replicate, listeners);
    }

    /** What trains in this process: this, unless it has its trainings done elsewhere. */
    default Factory here() {
      return this;
    }

    /**
     * How many threads the training of a replicate uses, at least 1, so that no more run at once
     * than there are cores for; all cores where nobody knows, so that it runs alone.
     */
    default int threads(Replicate replicate) {
      return Runtime.getRuntime().availableProcessors();
    }

    /** How many such threads run at once if nobody says: one for each core of this machine. */
    default int cores() {
      return Runtime.getRuntime().availableProcessors();
    }

    /**
     * Whether larger models are to begin before smaller ones, so that no long training is left over
     * at the end; else they begin in the run's order. What is told keeps that order.
     */
    default boolean longestFirst() {
      return false;
    }
  }
}
