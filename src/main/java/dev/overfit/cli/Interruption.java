package dev.overfit.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Handles Ctrl-C during a run: cancels the run, waits until what was finished is written and
 * reported, and ends the process with code 130. A second Ctrl-C ends the process at once, whatever
 * it is doing; files are then complete or absent. Close it at the end of the run; nothing stays
 * registered.
 */
final class Interruption implements AutoCloseable {
  private static final Duration WAIT = Duration.ofSeconds(30);

  private final Runnable cancel;
  private final PrintStream err;
  private final ProcessEnd end;
  private volatile String message;
  private volatile boolean happened;
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook = new Thread(this::interrupted, "overfit-interrupted");
  private final Runnable forgetSignals;

  private Interruption(String message, Runnable cancel, PrintStream err, ProcessEnd end) {
    this.message = message;
    this.cancel = cancel;
    this.err = err;
    this.end = end;
    end.addHook(hook);
    this.forgetSignals = end.onSecondSignal(() -> end.halt(ExitCode.INTERRUPTED.number()));
  }

  /**
   * Starts watching. After Ctrl-C the run has half a minute to end.
   *
   * @param message what the process then waits for
   * @param cancel ends the run soon
   */
  static Interruption watch(String message, Runnable cancel, PrintStream err, ProcessEnd end) {
    return new Interruption(message, cancel, err, end);
  }

  /** Sets what the process waits for from now on. */
  void waitsFor(String what) {
    message = what;
  }

  /** Returns whether an interrupt occurred. */
  boolean happened() {
    return happened;
  }

  /** Stops watching, after the run has ended and everything is reported. */
  @Override
  public void close() {
    done.countDown();
    forgetSignals.run();
    end.removeHook(hook);
  }

  private void interrupted() {
    if (done.getCount() > 0) {
      happened = true;
      err.println();
      err.println("Interrupted: " + message + " ... (once more ends it at once)");
      cancel.run();
      awaitRun();
    }
    end.halt(ExitCode.INTERRUPTED.number());
  }

  private void awaitRun() {
    try {
      if (!done.await(WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        err.println("Interrupted: the run did not end within " + WAIT.toSeconds() + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
