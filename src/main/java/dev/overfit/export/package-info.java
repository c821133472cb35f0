/**
 * Writes trained models as SavedModels, for TensorFlow Serving, Python, DJL and whoever else reads
 * them; loads them to predict or to train on. In go plain values: a {@link
 * dev.overfit.export.ModelCard}, weights, a {@link dev.overfit.export.TrainableModel}; out come
 * folders, probabilities, logits, figures of labelled rows and the same values again. The
 * operations are {@code graph}'s; training on is left to {@code training}.
 */
@NullMarked
package dev.overfit.export;

import org.jspecify.annotations.NullMarked;
