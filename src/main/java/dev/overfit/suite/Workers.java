package dev.overfit.suite;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Runs the tasks of a run at once, each on its own thread, as far as cores are free. The first task
 * that fails cancels the run, as does an interrupt of the thread that starts the tasks, the only
 * one that may call.
 */
final class Workers {
  @FunctionalInterface
  interface Task {
    void run() throws IOException;
  }

  private final Semaphore cores;
  private final Cancellation cancellation;
  private final List<Thread> threads = new ArrayList<>();
  private boolean interrupted;
  private @Nullable Throwable failure;

  /**
   * Creates workers without work.
   *
   * @param cores the number of cores that they share
   * @param cancellation what a failure cancels; once requested, no further tasks start
   */
  Workers(int cores, Cancellation cancellation) {
    this.cores = new Semaphore(cores);
    this.cancellation = cancellation;
  }

  /**
   * Starts a task as soon as cores are free; not at all if the run is cancelled before.
   *
   * @param name the name of its thread
   * @param needed how many cores the task keeps busy, at most all
   */
  void start(String name, int needed, Task task) {
    try {
      cores.acquire(needed);
    } catch (InterruptedException e) {
      interrupted();
    }
    if (!cancellation.requested()) {
      Thread thread = new Thread(() -> run(needed, task), name);
      thread.setDaemon(false);
      threads.add(thread);
      thread.start();
    }
  }

  private void run(int needed, Task task) {
    try {
      task.run();
    } catch (IOException | RuntimeException | Error e) {
      failed(e);
    } finally {
      cores.release(needed);
    }
  }

  /** Records a failure and cancels the run, which ends with its first failure. */
  synchronized void failed(Throwable e) {
    if (failure == null) {
      failure = e;
    } else if (failure != e) {
      failure.addSuppressed(e);
    }
    cancellation.request();
  }

  /**
   * Waits until all threads have ended. An interrupt, during the wait or before, is pending
   * afterwards.
   *
   * @throws IOException if a task failed with one; an unchecked exception is thrown as it is
   */
  void await() throws IOException {
    for (Thread thread : threads) {
      await(thread);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    throwFailure();
  }

  private void await(Thread thread) {
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted();
      }
    }
  }

  private void interrupted() {
    interrupted = true;
    cancellation.request();
  }

  private synchronized void throwFailure() throws IOException {
    if (failure instanceof IOException e) {
      throw e;
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
  }
}
