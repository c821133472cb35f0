package dev.overfit.suite;

import dev.overfit.data.Split;
import dev.overfit.training.TrainingResult;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** The wish to end a run, told to whatever the run is busy with. Any thread may call. */
final class Cancellation {
  /** Loads the rows. */
  @FunctionalInterface
  interface Loading {
    /** Loads. */
    Split load() throws UnusableDataException;
  }

  private volatile boolean requested;
  private @Nullable Runnable stopper;

  /** Whether the run is to end, by {@link #request} or by an interrupt of this thread. */
  boolean requested() {
    return requested || Thread.currentThread().isInterrupted();
  }

  /** Asks for the end. */
  synchronized void request() {
    requested = true;
    if (stopper != null) {
      stopper.run();
    }
  }

  /**
   * Loads rows on this thread, which a request interrupts.
   *
   * @throws CancellationException where a request came before they were there
   */
  Split whileLoading(Loading loading) throws UnusableDataException {
    begin(Thread.currentThread()::interrupt);
    try {
      Split split = loading.load();
      stopIfRequested(null);
      return split;
    } catch (UnusableDataException e) {
      stopIfRequested(e);
      throw e;
    } finally {
      end();
    }
  }

  /** Trains on this thread; a request cancels the training. */
  TrainingResult whileTraining(TrialTraining training, Split split) {
    begin(training::cancel);
    try {
      return training.train(split);
    } finally {
      end();
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

  private synchronized void begin(Runnable stop) {
    stopper = stop;
    if (requested) {
      stop.run();
    }
  }

  private synchronized void end() {
    stopper = null;
  }
}
