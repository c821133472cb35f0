package dev.overfit.tensorboard;

import dev.overfit.tensorboard.HParams.Status;
import dev.overfit.training.EpochEnd;
import dev.overfit.training.TrainingBegin;
import dev.overfit.training.TrainingListener;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes event files while a training runs, so that {@code tensorboard --logdir} shows its curves
 * live, as <a href="https://keras.io/api/callbacks/tensorboard/">keras.callbacks.TensorBoard</a>
 * does. In the model's folder:
 *
 * <ul>
 *   <li>{@code train}: {@code epoch_<quantity>} for each {@link dev.overfit.training.Metric} of the
 *       training rows, such as {@code epoch_loss}, and {@code epoch_learning_rate}, the step being
 *       the epoch from 0; the model's layers, and its graph where one is given;
 *   <li>{@code validation}: {@code epoch_<quantity>} for each metric of the validation rows
 *       likewise, and {@code evaluation_<quantity>_vs_iterations}, the step being the optimizer's;
 *   <li>the folder itself: the settings, how it ended, and {@code
 *       hparam/best_val_binary_crossentropy}, for the table of the HParams page. A training that
 *       diverged, was cancelled or threw is a failure there.
 * </ul>
 *
 * <p>Values are the float32 numbers of {@link dev.overfit.training.EpochMetrics}. They reach the
 * disk within about a second, or within an epoch where that takes longer, in whole records: after a
 * kill TensorBoard reads up to the last one.
 *
 * <p>A training that starts at epoch 1 removes the event files of an earlier one from the folder,
 * and no other files, so that curves do not mix. One that goes on from a later epoch leaves them
 * and adds its own.
 *
 * <p>Whoever makes it closes it: where training throws, that is what writes the failure. May be
 * closed twice, and be used for several trainings one after another. Called on the training's
 * thread; not for several threads at once.
 */
public final class TensorBoard implements TrainingListener, AutoCloseable {
  private final Path folder;
  private final @Nullable Supplier<byte[]> graphDef;
  private final Clock clock;
  private final List<Path> files = new ArrayList<>();
  private @Nullable RunLog log;

  /**
   * A listener that writes no graph.
   *
   * @param folder the model's folder, such as {@code results/sizes/logs/Tiny}; made when a training
   *     begins
   */
  public TensorBoard(Path folder) {
    this(folder, null, Clock.systemUTC());
  }

  /**
   * A listener that writes the graph, too.
   *
   * @param graphDef gives the graph as a serialized {@code GraphDef}; asked once, when a training
   *     begins
   */
  public TensorBoard(Path folder, Supplier<byte[]> graphDef) {
    this(folder, graphDef, Clock.systemUTC());
  }

  TensorBoard(Path folder, @Nullable Supplier<byte[]> graphDef, Clock clock) {
    this.folder = folder;
    this.graphDef = graphDef;
    this.clock = clock;
  }

  /**
   * The folders that the files go to, all of one training.
   *
   * @param folder the model's folder
   */
  public static List<Path> folders(Path folder) {
    return List.of(folder, folder.resolve("train"), folder.resolve("validation"));
  }

  /**
   * Removes the event files of a training from its folder, and its folders as far as nothing else
   * is in them. A link is not followed.
   *
   * @param folder the model's folder
   * @return the files that were removed
   * @throws IOException where one cannot be removed; its message names its folder
   */
  public static List<Path> remove(Path folder) throws IOException {
    return EarlierRun.removeWithFolders(folder);
  }

  /** The event files that it has begun so far. */
  public List<Path> files() {
    return List.copyOf(files);
  }

  /**
   * Starts the files.
   *
   * @throws UncheckedIOException where a file cannot be removed, made or written; its message names
   *     the file
   */
  @Override
  public void onTrainingBegin(TrainingBegin begin) {
    close();
    byte[] graph = graphDef == null ? null : graphDef.get();
    try {
      if (begin.firstEpoch() == 1) {
        EarlierRun.remove(folder);
      }
      log = new RunLog(folder, clock, begin.metrics());
      files.addAll(log.files());
      log.begin(begin, graph);
    } catch (IOException e) {
      throw unchecked(e);
    }
  }

  /**
   * Adds the epoch's points.
   *
   * @throws UncheckedIOException where a file cannot be written, as when the disk is full; its
   *     message names the file
   * @throws IllegalStateException where no training has begun
   */
  @Override
  public void onEpochEnd(EpochEnd end) {
    try {
      begun().epoch(end);
    } catch (IOException e) {
      throw unchecked(e);
    }
  }

  /**
   * Writes how it ended and closes the files.
   *
   * @throws UncheckedIOException where a file cannot be written; its message names the file
   * @throws IllegalStateException where no training has begun
   */
  @Override
  public void onTrainingEnd(TrainingResult result) {
    finish(begun(), result.stopReason().completed() ? Status.SUCCESS : Status.FAILURE);
  }

  /**
   * Closes the files, saying that the training failed where it has not ended.
   *
   * @throws UncheckedIOException where a file cannot be written; its message names the file
   */
  @Override
  public void close() {
    if (log != null) {
      finish(log, Status.FAILURE);
    }
  }

  private void finish(RunLog open, Status status) {
    log = null;
    try (open) {
      open.end(status);
    } catch (IOException e) {
      throw unchecked(e);
    }
  }

  private RunLog begun() {
    if (log == null) {
      throw new IllegalStateException(folder + ": no training has begun, or it has ended");
    }
    return log;
  }

  private static UncheckedIOException unchecked(IOException e) {
    return new UncheckedIOException(e.getMessage(), e);
  }
}
