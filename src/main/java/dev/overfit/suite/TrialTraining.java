package dev.overfit.suite;

import dev.overfit.data.Split;
import dev.overfit.training.TrainingListener;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** One training of a trial, that is, of one replicate; another thread may cancel it. */
public interface TrialTraining {
  /**
   * Trains; an interrupt of this thread cancels the training.
   *
   * @throws java.util.concurrent.CancellationException if the training was cancelled before it had
   *     any result
   */
  TrainingResult train(Split split);

  /** Ends the training soon, with the result so far; from any thread, even before it begins. */
  void cancel();

  /** Returns the files left so far that must exist at the end of the run. */
  default List<Path> files() {
    return List.of();
  }

  /** Creates the trainings of replicates. */
  @FunctionalInterface
  interface Factory {
    /** Returns a factory that trains in the native TensorFlow runtime of this process. */
    static Factory ofTensorFlow() {
      return TensorFlowTraining.factory();
    }

    /**
     * Returns a training that has not begun.
     *
     * @param files where it keeps what it needs
     * @param listeners are told how it goes
     * @throws IOException if the checkpoint to resume from cannot be read
     */
    TrialTraining of(Replicate replicate, TrialFiles files, List<TrainingListener> listeners)
        throws IOException;

    /**
     * Returns the result of a replicate that was trained to its end before, with all its weights,
     * from its checkpoint: without a further training step or event file.
     *
     * @param checkpoint the file that holds its state
     * @param split the rows that it was trained on
     * @throws IOException if there is no such file, it does not hold the end of a training, or it
     *     belongs to another training
     */
    default TrainingResult ended(Replicate replicate, Path checkpoint, Split split)
        throws IOException {
      return EndedTraining.of(replicate, checkpoint, split);
    }

    /**
     * Returns whether a checkpoint holds the end of a replicate's training, so that {@link #ended}
     * returns its result; otherwise it holds a part of that training, which can be resumed.
     *
     * @throws IOException if there is no such file, or it belongs to another training
     */
    default boolean hasEnded(Replicate replicate, Path checkpoint, Split split) throws IOException {
      return EndedTraining.isThere(replicate, checkpoint, split);
    }

    /**
     * Returns a training in this process that saves neither a checkpoint nor event files, to see
     * how long a training takes.
     *
     * @param listeners are told how it goes
     */
    default TrialTraining unsaved(Replicate replicate, List<TrainingListener> listeners) {
      return UnsavedTraining.of(replicate, listeners);
    }

    /** Returns the factory that trains in this process: this, unless trainings run elsewhere. */
    default Factory here() {
      return this;
    }

    /**
     * Returns how many threads the training of a replicate uses, at least 1, so that no more run at
     * once than there are cores for; by default all cores, so that it runs alone.
     */
    default int threads(Replicate replicate) {
      return Runtime.getRuntime().availableProcessors();
    }

    /** Returns how many such threads run at once by default: one for each core of this machine. */
    default int cores() {
      return Runtime.getRuntime().availableProcessors();
    }

    /**
     * Returns whether larger models begin before smaller ones, so that no long training is left
     * over at the end; otherwise they begin in the run's order. Events keep that order in either
     * case.
     */
    default boolean longestFirst() {
      return false;
    }
  }
}
