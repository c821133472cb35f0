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
 * The models that a JVM has loaded. Each is loaded once for all tasks that use it now and later,
 * because loading takes longer than predicting many a partition. Only through a static field can a
 * task find what an earlier one left in its executor, so this is the one place that has one.
 *
 * <p>The key of a model is the digest of its files and how it is loaded: another version, or
 * another folder of the same name, is another model. At most {@value #IDLE} models that no task
 * uses are kept; if there are more, the one used longest ago is closed. Thread-safe.
 */
final class LoadedModels {
  private static final int IDLE = 4;
  private static final LoadedModels OF_THIS_JVM = new LoadedModels();

  /** In order of use, the latest last. */
  private final Map<Key, Loaded> loaded = new LinkedHashMap<>(16, 0.75f, true);

  private record Key(String digest, Loading loading) {}

  /** A model and the number of tasks that use it. */
  private static final class Loaded {
    private final Predictor predictor;
    private int users;

    Loaded(Predictor predictor) {
      this.predictor = predictor;
    }
  }

  /** Returns the models of this JVM. */
  static LoadedModels ofThisJvm() {
    return OF_THIS_JVM;
  }

  /**
   * Returns a model for the calling task, until the task ends; outside a task, forever.
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

  /** Loads a model that the caller must close. Once loaded, it reads no more files. */
  static Predictor load(ModelFiles files, Loading loading) throws IOException {
    Path folder = Files.createTempDirectory("overfit-model-");
    try {
      return loading.load(files.unpack(folder));
    } finally {
      AtomicFolder.delete(folder);
    }
  }
}
