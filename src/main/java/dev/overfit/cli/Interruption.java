package dev.overfit.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What Ctrl-C does while a run goes on: cancels it, waits for what was finished to be written and
 * said, and ends the process with code 130. Once more, it ends the process at once, whatever that
 * is busy with: files are whole or not there. Closed at the end of the run; nothing is left behind.
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
   * Watches from now on; after Ctrl-C the run has half a minute to end.
   *
   * @param message what is waited for then
   * @param cancel ends the run soon
   */
  static Interruption watch(String message, Runnable cancel, PrintStream err, ProcessEnd end) {
    return new Interruption(message, cancel, err, end);
  }

  /** From now on something else is waited for. */
  void waitsFor(String what) {
    message = what;
  }

  /** Whether it came. */
  boolean happened() {
    return happened;
  }

  /** The run has ended, and all is said. */
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
