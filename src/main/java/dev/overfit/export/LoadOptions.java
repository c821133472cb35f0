package dev.overfit.export;

/**
 * How a SavedModel is loaded.
 *
 * @param threads how many threads a product may use, at least 1
 * @param allowAnyOperations whether the graph may have any operation. A SavedModel is a program: it
 *     can read, write and send whatever this process may, and end it. So {@code false} is for
 *     models from anybody, and takes the operations of dense models alone; {@code true} is for
 *     those whose origin is trusted, and loads them as TensorFlow itself does
 * @param wholeBlocks whether rows go through the graph in blocks of one size, the last one filled
 *     up, so that the probability of a row is the same to the bit whatever rows stand before and
 *     behind it: native kernels round otherwise by how many rows there are and where one stands
 *     among them. For files of rows, whole or cut anywhere; one row alone takes as long as 960
 */
public record LoadOptions(int threads, boolean allowAnyOperations, boolean wholeBlocks) {
  /**
   * @throws IllegalArgumentException where {@code threads} is below 1
   */
  public LoadOptions {
    if (threads < 1) {
      throw new IllegalArgumentException("threads: expected at least 1, received " + threads);
    }
  }

  /** All cores, the operations of dense models alone, and blocks as rows come. */
  public static LoadOptions defaults() {
    return new LoadOptions(Runtime.getRuntime().availableProcessors(), false, false);
  }

  /** These with another number of threads. */
  public LoadOptions withThreads(int value) {
    return new LoadOptions(value, allowAnyOperations, wholeBlocks);
  }

  /** These with or without operations of any kind. */
  public LoadOptions withAllowAnyOperations(boolean value) {
    return new LoadOptions(threads, value, wholeBlocks);
  }

  /** These with or without blocks of one size. */
  public LoadOptions withWholeBlocks(boolean value) {
    return new LoadOptions(threads, allowAnyOperations, value);
  }
}
