package dev.overfit.suite;

import dev.overfit.data.Split;
import dev.overfit.training.TrainingResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** The wish to end a run, told to all that the run is busy with. Any thread may call. */
final class Cancellation {
  /** Loads the rows. */
  @FunctionalInterface
  interface Loading {
    /** Loads. */
    ReplicateRows load() throws UnusableDataException;
  }

  private volatile boolean requested;
  private final List<Runnable> stoppers = new ArrayList<>();

  /** Whether the run is to end, by {@link #request} or by an interrupt of this thread. */
  boolean requested() {
    return requested || Thread.currentThread().isInterrupted();
  }

  /** Asks for the end. */
  synchronized void request() {
    requested = true;
    stoppers.forEach(Runnable::run);
  }

  /**
   * Loads rows on this thread, which a request interrupts.
   *
   * @throws CancellationException where a request came before they were there
   */
  ReplicateRows whileLoading(Loading loading) throws UnusableDataException {
    Runnable stopper = Thread.currentThread()::interrupt;
    begin(stopper);
    try {
      ReplicateRows rows = loading.load();
      stopIfRequested(null);
      return rows;
    } catch (UnusableDataException e) {
      stopIfRequested(e);
      throw e;
    } finally {
      end(stopper);
    }
  }

  /** Trains on this thread, beside other threads; a request cancels the training. */
  TrainingResult whileTraining(TrialTraining training, Split split) {
    Runnable stopper = training::cancel;
    begin(stopper);
    try {
      return training.train(split);
    } finally {
      end(stopper);
    }
  }

  private void stopIfRequested(@Nullable Throwable cause) {
    if (requested()) {
      CancellationException e = new CancellationException("cancelled while the rows were loaded");
      if (cause != null) {
        e.initCause(cause);
      }
      throw e;
    }
  }

  private synchronized void begin(Runnable stopper) {
    stoppers.add(stopper);
    if (requested) {
      stopper.run();
    }
  }

  private synchronized void end(Runnable stopper) {
    stoppers.remove(stopper);
  }
}
