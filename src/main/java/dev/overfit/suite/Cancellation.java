package dev.overfit.suite;

import dev.overfit.data.Split;
import dev.overfit.training.TrainingResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** A request to end a run, passed on to everything the run is doing. Thread-safe. */
final class Cancellation {
  @FunctionalInterface
  interface Loading {
    ReplicateRows load() throws UnusableDataException;
  }

  private volatile boolean requested;
  private final List<Runnable> stoppers = new ArrayList<>();

  /** Returns whether the run is to end, by {@link #request} or an interrupt of this thread. */
  boolean requested() {
    return requested || Thread.currentThread().isInterrupted();
  }

  /** Requests the end of the run. */
  synchronized void request() {
    requested = true;
    stoppers.forEach(Runnable::run);
  }

  /**
   * Loads rows on the current thread, which a request interrupts.
   *
   * @throws CancellationException if the end is requested before the rows are loaded
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

  /** Trains on the current thread, alongside other threads; a request cancels the training. */
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
