package dev.overfit.graph;

import dev.overfit.model.Output;
import java.util.Optional;

/**
 * How a SavedModel is read.
 *
 * @param threads how many threads one operation may use, at least 1
 * @param anyOperations whether its graph may have any operation, and so do anything
 * @param anyNames whether the only input and the only output may have any names, as in graphs of
 *     others
 * @param output what the output of such a graph is; empty if the graph itself has to tell
 */
public record ReadOptions(
    int threads, boolean anyOperations, boolean anyNames, Optional<Output> output) {
  /** For a graph of this project, known by its names. */
  public static ReadOptions own(int threads, boolean anyOperations) {
    return new ReadOptions(threads, anyOperations, false, Optional.empty());
  }
}
