package dev.overfit.cli;

import dev.overfit.suite.DataSelection;
import dev.overfit.suite.PredictionSettings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the command was asked to predict, checked.
 *
 * @param graph the folder of a SavedModel, or of a model with its versions
 * @param data the rows: those of a file or of the standard input
 * @param output where the probabilities go; empty for standard output
 * @param settings how
 */
record PredictRequest(
    Path graph, DataSelection data, Optional<Path> output, PredictionSettings settings) {}
