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
 * Every combination of the values of some {@link Axis axes}, and the model and settings that each
 * of these points stands for.
 *
 * <p>Immutable; may be trained again, and by several threads. What comes out is a function of the
 * models, settings and rows, whatever executor trains them and in whichever order they end: each
 * training that does not say its number of {@link TrainingConfig#threads} has one, since trainings
 * side by side use the cores better than threads of one training do.
 *
 * <p>The rows lie on the Java heap once, and in the native runtime once for each training that runs
 * at the moment. On a GPU let one train at a time.
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
   * A grid of the given axes with {@link TrainingConfig#defaults()} until told otherwise.
   *
   * @param models the model of each point
   * @throws IllegalArgumentException where there is no axis, or two have one name
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

  /** This grid with the settings of each point. */
  public Grid configs(Function<? super GridPoint, TrainingConfig> value) {
    return new Grid(axes, models, value, listeners, progress);
  }

  /**
   * This grid with a listener for each point's training, which is told on the thread of that
   * training, several of them at once.
   */
  public Grid listeners(Function<? super GridPoint, TrainingListener> value) {
    return new Grid(axes, models, configs, value, progress);
  }

  /**
   * This grid with somebody who is told of each training soon after it ended, in that order, on the
   * thread that called {@link #train}. What it throws cancels the other trainings and then comes
   * out.
   */
  public Grid progress(Consumer<? super GridTraining> value) {
    return new Grid(axes, models, configs, listeners, value);
  }

  /** All combinations, in order: the last axis changes fastest. */
  public List<GridPoint> points() {
    return GridPoint.all(axes);
  }

  /**
   * Trains all points, as many at once as there are cores, on threads that are gone when it
   * returns.
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
   * Trains all points on an executor, which stays as it is.
   *
   * @throws IllegalArgumentException as {@link #train(Split, Executor, BooleanSupplier)} does
   */
  public GridResult train(Split rows, Executor executor) {
    return train(rows, executor, () -> false);
  }

  /**
   * Trains all points on an executor, which stays as it is, larger models first so that no long
   * training is left over at the end, and waits for them. A training that fails is a result and
   * leaves the others alone.
   *
   * <p>An interrupt of this thread, which stays pending, or the caller's wish cancels the grid: the
   * trainings that run end within about a second with what they have so far, the others do not
   * begin, also where the executor is busy with something else. An interrupt of one of the
   * executor's threads cuts the training there short.
   *
   * @param rows what all of them are trained on
   * @param executor has as many threads as are to train at once; called from one of them, it needs
   *     another
   * @param unwanted whether the grid is to end, for several threads at once
   * @throws IllegalArgumentException where a point has no valid model or settings; its message
   *     names the point, and nothing is trained
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
