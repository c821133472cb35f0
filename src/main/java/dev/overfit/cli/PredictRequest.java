package dev.overfit.cli;

import dev.overfit.suite.DataSelection;
import dev.overfit.suite.PredictionSettings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A checked request to predict rows.
 *
 * @param graph the folder of a SavedModel, or of a model with its versions
 * @param data the rows, from a file or the standard input
 * @param output the file for the probabilities; empty for standard output
 * @param settings how to predict
 */
record PredictRequest(
    Path graph, DataSelection data, Optional<Path> output, PredictionSettings settings) {}
