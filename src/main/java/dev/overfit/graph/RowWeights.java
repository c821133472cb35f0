package dev.overfit.graph;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/** The weights of the training rows in the loss, in a variable on the device, {@code [rows, 1]}. */
final class RowWeights {
  private static final String WEIGHTS = "training/weights";

  private final Ops tf;
  private final Operand<? extends TType> weights;

  /**
   * @param rows the number of training rows
   */
  RowWeights(Ops tf, int rows) {
    this.tf = tf;
    this.weights = GraphVariables.handle(tf, WEIGHTS, Shape.of(rows, 1), TFloat32.class);
  }

  /** Returns the weights of the given rows. */
  Operand<TFloat32> of(Operand<TInt32> rows) {
    return tf.resourceGather(weights, rows, TFloat32.class);
  }

  /** Sets all weights. */
  Op assign(Operand<TFloat32> values) {
    return tf.assignVariableOp(weights, values);
  }
}
