package dev.overfit.grid;

import static java.util.Objects.requireNonNull;

import dev.overfit.data.Split;
import dev.overfit.graph.runtime.NativeMemory;
import dev.overfit.training.Trainer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One call of {@link Grid#train}, which runs its trainings on an executor and reports to the
 * calling thread.
 */
final class GridRun {
  private static final long MILLIS_BETWEEN_LOOKS = 100;

  private final Split rows;
  private final BooleanSupplier unwanted;
  private final Consumer<? super GridTraining> progress;
  private final BlockingQueue<GridTraining> ended = new LinkedBlockingQueue<>();
  private final Map<GridPoint, GridTraining> results = new HashMap<>();
  private volatile boolean cancelled;
  private boolean interrupted;

  GridRun(Split rows, BooleanSupplier unwanted, Consumer<? super GridTraining> progress) {
    this.rows = rows;
    this.unwanted = unwanted;
    this.progress = progress;
  }

  /** Trains, and waits until each training has ended or can no longer begin. */
  GridResult of(List<Task> tasks, Executor executor) {
    try {
      start(tasks, executor);
      await(tasks);
    } catch (RuntimeException | Error e) {
      cancelled = true;
      awaitQuietly(tasks);
      throw e;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    return new GridResult(
        tasks.stream().map(task -> requireNonNull(results.get(task.point))).toList());
  }

  private void start(List<Task> tasks, Executor executor) {
    List<Task> largestFirst =
        tasks.stream()
            .sorted(Comparator.comparingLong((Task task) -> task.parameters).reversed())
            .toList();
    for (Task task : largestFirst) {
      if (cancelled()) {
        return;
      }
      try {
        executor.execute(task);
      } catch (RejectedExecutionException e) {
        task.drop(e);
      }
      for (GridTraining one = ended.poll(); one != null; one = ended.poll()) {
        tell(one);
      }
    }
  }

  private void await(List<Task> tasks) {
    while (results.size() < tasks.size()) {
      if (cancelled()) {
        drop(tasks);
      }
      GridTraining one = next();
      if (one != null) {
        tell(one);
      }
    }
  }

  /** Waits without reporting after a failure here that is to be thrown to the caller. */
  private void awaitQuietly(List<Task> tasks) {
    drop(tasks);
    while (results.size() < tasks.size()) {
      GridTraining one = next();
      if (one != null) {
        results.put(one.point(), one);
      }
    }
  }

  private static void drop(List<Task> tasks) {
    tasks.forEach(task -> task.drop(tooLate(task.point)));
  }

  private static CancellationException tooLate(GridPoint point) {
    return new CancellationException(point + ": cancelled before it began");
  }

  private @Nullable GridTraining next() {
    try {
      return ended.poll(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
      cancelled = true;
      return null;
    }
  }

  private void tell(GridTraining training) {
    results.put(training.point(), training);
    progress.accept(training);
  }

  private boolean cancelled() {
    if (Thread.currentThread().isInterrupted() || unwanted.getAsBoolean()) {
      cancelled = true;
    }
    return cancelled;
  }

  /** The training of one point, which runs at most once. */
  final class Task implements Runnable {
    private final GridPoint point;
    private final long parameters;
    private final Trainer trainer;
    private final AtomicBoolean taken = new AtomicBoolean();

    Task(GridPoint point, long parameters, Trainer trainer) {
      this.point = point;
      this.parameters = parameters;
      this.trainer = trainer;
    }

    @Override
    public void run() {
      if (taken.compareAndSet(false, true)) {
        ended.add(train());
      }
    }

    /** Returns whether the grid is cancelled, which the thread that waits may not have seen yet. */
    private boolean isUnwanted() {
      return cancelled || unwanted.getAsBoolean();
    }

    /** Keeps the training from running unless it has begun. */
    void drop(Exception cause) {
      if (taken.compareAndSet(false, true)) {
        ended.add(new GridTraining.Failed(point, cause));
      }
    }

    private GridTraining train() {
      try {
        return isUnwanted()
            ? new GridTraining.Failed(point, tooLate(point))
            : new GridTraining.Trained(point, trainer.train(rows, this::isUnwanted));
      } catch (RuntimeException | Error e) {
        return new GridTraining.Failed(point, e);
      } finally {
        NativeMemory.giveBack();
      }
    }
  }
}
