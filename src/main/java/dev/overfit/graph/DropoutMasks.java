package dev.overfit.graph;

import dev.overfit.model.Dropout;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** What dropout does to a layer's output. */
@FunctionalInterface
interface DropoutMasks {
  /**
   * The values that stay, scaled by {@code 1 / (1 - rate)}, and zeros for the others.
   *
   * @param tf where the layer's operations go
   * @param values {@code [rows, width]}
   */
  Operand<TFloat32> apply(Ops tf, Operand<TFloat32> values, int width, Dropout layer);
}
