package dev.overfit.cli;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the command was asked to predict, checked.
 *
 * @param graph the folder of a SavedModel, or of a model with its versions
 * @param allowAnyOperations whether it may have any operation
 * @param data the rows
 * @param output where the probabilities go; empty for standard output
 * @param threads how many threads a product may use; 0 for all cores
 */
record PredictRequest(
    Path graph, boolean allowAnyOperations, Path data, Optional<Path> output, int threads) {}
