package dev.overfit.graph;

import dev.overfit.model.Dropout;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** What dropout does to a layer's output. */
@FunctionalInterface
interface DropoutMasks {
  /** The values that stay, scaled by {@code 1 / (1 - rate)}, and zeros for the others. */
  Operand<TFloat32> apply(Operand<TFloat32> values, Dropout layer);
}
