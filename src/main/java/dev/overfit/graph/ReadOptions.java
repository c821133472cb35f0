package dev.overfit.graph;

import dev.overfit.model.Output;
import java.util.Optional;

/**
 * Options for reading a SavedModel.
 *
 * @param threads the number of threads that one operation may use, at least 1
 * @param anyOperations whether the graph may have any operation, and so do anything
 * @param anyNames whether the only input and the only output may have any names, as in third-party
 *     graphs
 * @param output what the output of such a graph is; empty if the graph itself has to tell
 */
public record ReadOptions(
    int threads, boolean anyOperations, boolean anyNames, Optional<Output> output) {
  /** Returns options for a graph of this project, recognized by its names. */
  public static ReadOptions own(int threads, boolean anyOperations) {
    return new ReadOptions(threads, anyOperations, false, Optional.empty());
  }
}
