/**
 * Writes event files for TensorBoard while a training runs, as Keras' callback does: curves, the
 * model's layers and graph, and its settings for the HParams table. Receives the events of {@code
 * training}; uses only the protocol buffer messages of TensorFlow, so that no native code is loaded
 * here.
 */
@NullMarked
package dev.overfit.tensorboard;

import org.jspecify.annotations.NullMarked;
