package dev.overfit.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What Ctrl-C does while a run goes on: cancels it, waits for what was finished to be written and
 * said, and ends the process with code 130. Closed at the end of the run; nothing is left behind.
 */
final class Interruption implements AutoCloseable {
  private final Runnable cancel;
  private final PrintStream err;
  private final ProcessEnd end;
  private final Duration wait;
  private volatile boolean happened;
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook = new Thread(this::interrupted, "overfit-interrupted");

  private Interruption(Runnable cancel, PrintStream err, ProcessEnd end, Duration wait) {
    this.cancel = cancel;
    this.err = err;
    this.end = end;
    this.wait = wait;
  }

  /**
   * Watches from now on.
   *
   * @param cancel ends the run soon
   * @param wait how long the run may take to end
   */
  static Interruption watch(Runnable cancel, PrintStream err, ProcessEnd end, Duration wait) {
    Interruption interruption = new Interruption(cancel, err, end, wait);
    end.addHook(interruption.hook);
    return interruption;
  }

  /** Whether it came. */
  boolean happened() {
    return happened;
  }

  /** The run has ended, and all is said. */
  @Override
  public void close() {
    done.countDown();
    end.removeHook(hook);
  }

  private void interrupted() {
    if (done.getCount() > 0) {
      happened = true;
      err.println();
      err.println("Interrupted: saving what is finished ...");
      cancel.run();
      awaitRun();
    }
    end.halt(ExitCode.INTERRUPTED.number());
  }

  private void awaitRun() {
    try {
      if (!done.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        err.println("Interrupted: the run did not end within " + wait.toSeconds() + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
