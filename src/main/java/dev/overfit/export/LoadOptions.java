package dev.overfit.export;

import dev.overfit.model.Output;
import java.util.Optional;

/**
 * How a SavedModel is loaded.
 *
 * @param threads how many threads a matrix product may use, at least 1
 * @param allowAnyOperations whether the graph may have any operation. A SavedModel is a program: it
 *     can read, write and send whatever this process may, and terminate it. {@code false}, for
 *     models from anybody, allows only the operations of dense models; {@code true} is for models
 *     whose origin is trusted, and loads them as TensorFlow itself does
 * @param wholeBlocks whether rows go through the graph in blocks of one size, with the last one
 *     padded, so that the probability of a row is the same to the bit whatever rows come before and
 *     after it: native kernels round differently depending on the number of rows and the position
 *     of a row among them. For files of rows, whole or split anywhere; a single row takes as long
 *     as 960
 * @param output what the output of a third-party graph is, such as one that Keras exports, whose
 *     name does not tell; empty to infer it. That works if the graph ends with a sigmoid; if it
 *     does not, a load without this option is refused
 */
public record LoadOptions(
    int threads, boolean allowAnyOperations, boolean wholeBlocks, Optional<Output> output) {
  /**
   * @throws IllegalArgumentException if {@code threads} is below 1
   */
  public LoadOptions {
    if (threads < 1) {
      throw new IllegalArgumentException("threads: expected at least 1, received " + threads);
    }
  }

  /**
   * Returns the defaults: all cores, only the operations of dense models, and blocks as rows come.
   */
  public static LoadOptions defaults() {
    return new LoadOptions(
        Runtime.getRuntime().availableProcessors(), false, false, Optional.empty());
  }

  /** Returns these options with another number of threads. */
  public LoadOptions withThreads(int value) {
    return new LoadOptions(value, allowAnyOperations, wholeBlocks, output);
  }

  /** Returns these options with or without operations of any kind. */
  public LoadOptions withAllowAnyOperations(boolean value) {
    return new LoadOptions(threads, value, wholeBlocks, output);
  }

  /** Returns these options with or without blocks of one size. */
  public LoadOptions withWholeBlocks(boolean value) {
    return new LoadOptions(threads, allowAnyOperations, value, output);
  }

  /** Returns these options for a third-party graph with the given output. */
  public LoadOptions withOutput(Output value) {
    return new LoadOptions(threads, allowAnyOperations, wholeBlocks, Optional.of(value));
  }
}
