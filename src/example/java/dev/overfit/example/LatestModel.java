package dev.overfit.example;

import dev.overfit.export.Predictor;
import java.nio.file.Path;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The version of a model that answers. A new one takes over between two requests: calls that run
 * end with the version that they began with, which is closed after them, and none meets a closed
 * one.
 */
final class LatestModel implements AutoCloseable {
  /**
   * A version.
   *
   * @param folder its SavedModel
   * @param predictor what answers
   */
  record Version(Path folder, Predictor predictor) {
    String number() {
      return String.valueOf(folder.getFileName());
    }
  }

  private final String name;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private @Nullable Version version;

  LatestModel(String name, Version first) {
    this.name = name;
    this.version = first;
  }

  /**
   * Calls the latest version, which stays open until the call returns.
   *
   * @throws RequestException 503 where the service is ending
   */
  <T> T call(Function<Version, T> call) {
    lock.readLock().lock();
    try {
      if (version == null) {
        throw new RequestException(503, "model " + name + ": the service is ending");
      }
      return call.apply(version);
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Lets a new version take over and closes the one before, once nobody calls it any more. */
  void swap(Version next) {
    replace(next);
  }

  @Override
  public void close() {
    replace(null);
  }

  private void replace(@Nullable Version next) {
    Version before;
    lock.writeLock().lock();
    try {
      before = version;
      version = next;
    } finally {
      lock.writeLock().unlock();
    }
    if (before != null) {
      before.predictor().close();
    }
  }
}
