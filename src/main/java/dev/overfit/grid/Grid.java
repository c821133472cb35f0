package dev.overfit.grid;

import dev.overfit.data.Split;
import dev.overfit.model.ModelSpec;
import dev.overfit.training.Trainer;
import dev.overfit.training.TrainingConfig;
import dev.overfit.training.TrainingListener;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Every combination of the values of some {@link Axis axes}, with the model and settings of each of
 * these points.
 *
 * <p>Immutable; may be trained repeatedly and by several threads. The result is a function of the
 * models, settings and rows, whatever executor trains them and in whatever order they end. A
 * training whose settings do not fix the number of {@link TrainingConfig#threads} gets one thread,
 * since trainings side by side use the cores better than the threads of one training do.
 *
 * <p>The rows are kept on the Java heap once, and in the native runtime once for each training that
 * is running. On a GPU, train one model at a time.
 */
public final class Grid {
  private final List<Axis<?>> axes;
  private final Function<? super GridPoint, ModelSpec> models;
  private final Function<? super GridPoint, TrainingConfig> configs;
  private final Function<? super GridPoint, TrainingListener> listeners;
  private final Consumer<? super GridTraining> progress;

  private Grid(
      List<Axis<?>> axes,
      Function<? super GridPoint, ModelSpec> models,
      Function<? super GridPoint, TrainingConfig> configs,
      Function<? super GridPoint, TrainingListener> listeners,
      Consumer<? super GridTraining> progress) {
    this.axes = axes;
    this.models = models;
    this.configs = configs;
    this.listeners = listeners;
    this.progress = progress;
  }

  /**
   * Returns a grid of the given axes, with {@link TrainingConfig#defaults()} unless changed.
   *
   * @param models the model of each point
   * @throws IllegalArgumentException if there is no axis, or two have the same name
   */
  public static Grid of(Function<? super GridPoint, ModelSpec> models, Axis<?>... axes) {
    Set<String> names = new HashSet<>();
    for (Axis<?> axis : axes) {
      if (!names.add(axis.name())) {
        throw new IllegalArgumentException(
            "axes: expected one of each name, received two of " + axis.name());
      }
    }
    if (names.isEmpty()) {
      throw new IllegalArgumentException("axes: expected at least one, received none");
    }
    return new Grid(
        List.of(axes),
        models,
        point -> TrainingConfig.defaults(),
        point -> new TrainingListener() {},
        training -> {});
  }

  /** Returns this grid with the settings of each point. */
  public Grid configs(Function<? super GridPoint, TrainingConfig> value) {
    return new Grid(axes, models, value, listeners, progress);
  }

  /**
   * Returns this grid with a listener for each point's training, which is called on the thread of
   * that training; several listeners may be called at once.
   */
  public Grid listeners(Function<? super GridPoint, TrainingListener> value) {
    return new Grid(axes, models, configs, value, progress);
  }

  /**
   * Returns this grid with a consumer that receives each training soon after it ended, in that
   * order, on the thread that called {@link #train}. If the consumer throws, the other trainings
   * are cancelled and then the exception is thrown.
   */
  public Grid progress(Consumer<? super GridTraining> value) {
    return new Grid(axes, models, configs, listeners, value);
  }

  /** Returns all combinations in order: the last axis changes fastest. */
  public List<GridPoint> points() {
    return GridPoint.all(axes);
  }

  /**
   * Trains all points, as many at once as there are cores, on threads that are shut down
   * afterwards.
   *
   * @throws IllegalArgumentException as {@link #train(Split, Executor, BooleanSupplier)} does
   */
  public GridResult train(Split rows) {
    ExecutorService cores =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      return train(rows, cores);
    } finally {
      cores.shutdown();
    }
  }

  /**
   * Trains all points on an executor, which is not shut down.
   *
   * @throws IllegalArgumentException as {@link #train(Split, Executor, BooleanSupplier)} does
   */
  public GridResult train(Split rows, Executor executor) {
    return train(rows, executor, () -> false);
  }

  /**
   * Trains all points on an executor, which is not shut down, and waits for them. Larger models go
   * first, so that no long training is left over at the end. A training that fails is a result and
   * does not affect the others.
   *
   * <p>An interrupt of this thread, which stays pending, or {@code unwanted} cancels the grid:
   * running trainings end within about a second with the results they have so far, and the others
   * do not begin, even if the executor is busy with something else. An interrupt of one of the
   * executor's threads cuts the training there short.
   *
   * @param rows the rows that all models are trained on
   * @param executor has as many threads as trainings should run at once; a call from one of these
   *     threads needs another one
   * @param unwanted whether the grid should end; called by several threads at once
   * @throws IllegalArgumentException if a point has no valid model or settings; the message names
   *     the point, and nothing is trained
   */
  public GridResult train(Split rows, Executor executor, BooleanSupplier unwanted) {
    List<GridRun.Task> tasks = new ArrayList<>();
    GridRun run = new GridRun(rows, unwanted, progress);
    for (GridPoint point : points()) {
      try {
        tasks.add(task(run, point));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(point + ": " + e.getMessage(), e);
      }
    }
    return run.of(tasks, executor);
  }

  private GridRun.Task task(GridRun run, GridPoint point) {
    ModelSpec model = models.apply(point);
    TrainingConfig config = configs.apply(point);
    Trainer trainer =
        Trainer.builder(model)
            .config(config.threads() == 0 ? config.withThreads(1) : config)
            .listener(listeners.apply(point))
            .build();
    return run.new Task(point, model.parameters(), trainer);
  }
}
