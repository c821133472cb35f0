/**
 * Writes trained models as SavedModels for TensorFlow Serving, Python, DJL and other readers, and
 * loads them to predict or to train further. The inputs are plain values: a {@link
 * dev.overfit.export.ModelCard}, weights, a {@link dev.overfit.export.TrainableModel}; the outputs
 * are folders, probabilities, logits, metrics of labeled rows and the same values again. The
 * operations come from {@code graph}; further training is left to {@code training}.
 */
@NullMarked
package dev.overfit.export;

import org.jspecify.annotations.NullMarked;
