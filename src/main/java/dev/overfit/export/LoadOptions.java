package dev.overfit.export;

/**
 * How a SavedModel is loaded.
 *
 * @param threads how many threads a product may use, at least 1
 * @param allowAnyOperations whether the graph may have any operation. A SavedModel is a program: it
 *     can read, write and send whatever this process may, and end it. So {@code false} is for
 *     models from anybody, and takes the operations of dense models alone; {@code true} is for
 *     those whose origin is trusted, and loads them as TensorFlow itself does
 */
public record LoadOptions(int threads, boolean allowAnyOperations) {
  /**
   * @throws IllegalArgumentException where {@code threads} is below 1
   */
  public LoadOptions {
    if (threads < 1) {
      throw new IllegalArgumentException("threads: expected at least 1, received " + threads);
    }
  }

  /** All cores, and the operations of dense models alone. */
  public static LoadOptions defaults() {
    return new LoadOptions(Runtime.getRuntime().availableProcessors(), false);
  }

  /** These with another number of threads. */
  public LoadOptions withThreads(int value) {
    return new LoadOptions(value, allowAnyOperations);
  }

  /** These with or without operations of any kind. */
  public LoadOptions withAllowAnyOperations(boolean value) {
    return new LoadOptions(threads, value);
  }
}
