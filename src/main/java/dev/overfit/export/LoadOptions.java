package dev.overfit.export;

import dev.overfit.model.Output;
import java.util.Optional;

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
 * @param output what the output of a graph of others is, such as one that Keras exports, whose name
 *     does not tell; empty if it is to be found out. It is known without where the graph ends with
 *     a sigmoid; where it does not, a load without this option is refused
 */
public record LoadOptions(
    int threads, boolean allowAnyOperations, boolean wholeBlocks, Optional<Output> output) {
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
    return new LoadOptions(
        Runtime.getRuntime().availableProcessors(), false, false, Optional.empty());
  }

  /** These with another number of threads. */
  public LoadOptions withThreads(int value) {
    return new LoadOptions(value, allowAnyOperations, wholeBlocks, output);
  }

  /** These with or without operations of any kind. */
  public LoadOptions withAllowAnyOperations(boolean value) {
    return new LoadOptions(threads, value, wholeBlocks, output);
  }

  /** These with or without blocks of one size. */
  public LoadOptions withWholeBlocks(boolean value) {
    return new LoadOptions(threads, allowAnyOperations, value, output);
  }

  /** These for a graph of others that gives this. */
  public LoadOptions withOutput(Output value) {
    return new LoadOptions(threads, allowAnyOperations, wholeBlocks, Optional.of(value));
  }
}
