/**
 * Describes networks as plain values: layers, activations, regularizers, parameter counts, weights,
 * and the summary that Keras prints. Knows nothing of TensorFlow; {@code graph} turns networks into
 * operations.
 */
@NullMarked
package dev.overfit.model;

import org.jspecify.annotations.NullMarked;
