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
 * does. The model's folder holds:
 *
 * <ul>
 *   <li>{@code train}: {@code epoch_<quantity>} for each {@link dev.overfit.training.Metric} of the
 *       training rows, such as {@code epoch_loss}, and {@code epoch_learning_rate}, with the epoch
 *       from 0 as the step; the model's layers, and its graph if one is given;
 *   <li>{@code validation}: {@code epoch_<quantity>} for each metric of the validation rows, with
 *       the epoch from 0 as the step, and {@code evaluation_<quantity>_vs_iterations}, with the
 *       optimizer's step;
 *   <li>the folder itself: the settings, how the training ended, and {@code
 *       hparam/best_val_binary_crossentropy}, for the table of the HParams page. A training that
 *       diverged, was cancelled or threw is a failure there.
 * </ul>
 *
 * <p>Values are the float32 numbers of {@link dev.overfit.training.EpochMetrics}. They reach the
 * disk in whole records within about a second, or within an epoch if that takes longer; after a
 * kill, TensorBoard reads up to the last record.
 *
 * <p>A training that starts at epoch 1 removes the event files of an earlier training from the
 * folder, and no other files, so that curves do not mix. A training that continues from a later
 * epoch keeps them and adds new ones.
 *
 * <p>The creator closes the listener: if training throws, closing it writes the failure. May be
 * closed twice, and may be used for several trainings one after another. Called on the training's
 * thread; not thread-safe.
 */
public final class TensorBoard implements TrainingListener, AutoCloseable {
  private final Path folder;
  private final @Nullable Supplier<byte[]> graphDef;
  private final Clock clock;
  private final List<Path> files = new ArrayList<>();
  private @Nullable RunLog log;

  /**
   * Creates a listener that writes no graph.
   *
   * @param folder the model's folder, such as {@code results/sizes/logs/Tiny}; created when a
   *     training begins
   */
  public TensorBoard(Path folder) {
    this(folder, null, Clock.systemUTC());
  }

  /**
   * Creates a listener that also writes the graph.
   *
   * @param folder the model's folder, created when a training begins
   * @param graphDef supplies the graph as a serialized {@code GraphDef}; called when a training
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
   * Returns the folders that the files go to, which all belong to one training.
   *
   * @param folder the model's folder
   */
  public static List<Path> folders(Path folder) {
    return List.of(folder, folder.resolve("train"), folder.resolve("validation"));
  }

  /**
   * Removes the event files of a training from its folder, and its folders if nothing else is in
   * them. Links are not followed.
   *
   * @param folder the model's folder
   * @return the files that were removed
   * @throws IOException if a file cannot be removed; the message names its folder
   */
  public static List<Path> remove(Path folder) throws IOException {
    return EarlierRun.removeWithFolders(folder);
  }

  /** Returns the event files that have been started so far. */
  public List<Path> files() {
    return List.copyOf(files);
  }

  /**
   * Starts the files.
   *
   * @throws UncheckedIOException if a file cannot be removed, created or written; the message names
   *     the file or its folder
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
   * Adds the points of the epoch.
   *
   * @throws UncheckedIOException if a file cannot be written, for example because the disk is full;
   *     the message names the file
   * @throws IllegalStateException if no training has begun
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
   * Writes how the training ended and closes the files.
   *
   * @throws UncheckedIOException if a file cannot be written; the message names the file
   * @throws IllegalStateException if no training has begun
   */
  @Override
  public void onTrainingEnd(TrainingResult result) {
    finish(begun(), result.stopReason().completed() ? Status.SUCCESS : Status.FAILURE);
  }

  /**
   * Closes the files, recording a failure if the training has not ended.
   *
   * @throws UncheckedIOException if a file cannot be written; the message names the file
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
