/** Writes event files for TensorBoard while a training runs, as Keras' callback does. */
@NullMarked
package dev.overfit.tensorboard;

import org.jspecify.annotations.NullMarked;
