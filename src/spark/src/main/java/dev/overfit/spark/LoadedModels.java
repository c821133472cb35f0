package dev.overfit.spark;

import dev.overfit.export.Predictor;
import dev.overfit.io.AtomicFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskCompletionListener;

/**
 * The models that a JVM has loaded: each once, for all tasks that predict with it at the time and
 * later, since loading takes longer than predicting many a partition. A task can find what an
 * earlier one left in its executor by a static field alone, so this is the one place that has one.
 *
 * <p>A model is known by the digest of its files and how it is loaded: what another version, or
 * another folder of the same name, holds is another model. Those that no task uses are kept,
 * {@value #IDLE} at most; of more the one that was used longest ago is closed. Any number of
 * threads may ask at once.
 */
final class LoadedModels {
  private static final int IDLE = 4;
  private static final LoadedModels OF_THIS_JVM = new LoadedModels();

  /** By use, the latest last. */
  private final Map<Key, Loaded> loaded = new LinkedHashMap<>(16, 0.75f, true);

  private record Key(String digest, Loading loading) {}

  /** A model, and how many tasks use it. */
  private static final class Loaded {
    private final Predictor predictor;
    private int users;

    Loaded(Predictor predictor) {
      this.predictor = predictor;
    }
  }

  /** Those of this JVM. */
  static LoadedModels ofThisJvm() {
    return OF_THIS_JVM;
  }

  /**
   * A model for the task that calls, until it ends; where none does, for ever.
   *
   * @throws IOException as {@link Predictor#load}
   */
  Predictor forTask(ModelFiles files, Loading loading) throws IOException {
    Key key = new Key(files.digest(), loading);
    Predictor predictor = take(key, files);
    TaskContext task = TaskContext.get();
    if (task != null) {
      TaskCompletionListener end = ended -> giveBack(files, loading);
      task.addTaskCompletionListener(end);
    }
    return predictor;
  }

  private synchronized Predictor take(Key key, ModelFiles files) throws IOException {
    Loaded model = loaded.get(key);
    if (model == null) {
      model = new Loaded(load(files, key.loading()));
      loaded.put(key, model);
    }
    model.users++;
    return model.predictor;
  }

  /** Ends one use of a model. */
  synchronized void giveBack(ModelFiles files, Loading loading) {
    Loaded model = loaded.get(new Key(files.digest(), loading));
    if (model != null) {
      model.users--;
    }
    List<Key> idle =
        loaded.entrySet().stream()
            .filter(each -> each.getValue().users == 0)
            .map(Map.Entry::getKey)
            .toList();
    Iterator<Key> oldest = idle.iterator();
    for (int left = idle.size(); left > IDLE; left--) {
      Loaded closed = loaded.remove(oldest.next());
      if (closed != null) {
        closed.predictor.close();
      }
    }
  }

  /** Loads a model for whoever closes it; once loaded, nothing is read any more. */
  static Predictor load(ModelFiles files, Loading loading) throws IOException {
    Path folder = Files.createTempDirectory("overfit-model-");
    try {
      return loading.load(files.unpack(folder));
    } finally {
      AtomicFolder.delete(folder);
    }
  }
}
