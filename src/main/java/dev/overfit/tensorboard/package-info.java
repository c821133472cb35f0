/**
 * Writes event files for TensorBoard while a training runs, as Keras' callback does: curves, the
 * model's layers and graph, and its settings for the HParams table. Takes the events of {@code
 * training}; uses of TensorFlow only the messages of its protocol buffers, so that no native code
 * is loaded here.
 */
@NullMarked
package dev.overfit.tensorboard;

import org.jspecify.annotations.NullMarked;
