package dev.overfit.graph;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/**
 * Labelled rows that live in two variables on the device: features {@code [rows, features]}, and
 * the labels as {@link TrainingStep#signs}, {@code [rows, 1]}.
 */
final class RowVariables {
  private final Ops tf;
  private final Operand<? extends TType> features;
  private final Operand<? extends TType> signs;

  RowVariables(Ops tf, String featuresName, String signsName, int rows, int columns) {
    this.tf = tf;
    this.features =
        GraphVariables.handle(tf, featuresName, Shape.of(rows, columns), TFloat32.class);
    this.signs = GraphVariables.handle(tf, signsName, Shape.of(rows, 1), TFloat32.class);
  }

  /** The features of the given rows. */
  Operand<TFloat32> features(Operand<TInt32> rows) {
    return tf.resourceGather(features, rows, TFloat32.class);
  }

  /** The signs of the given rows. */
  Operand<TFloat32> signs(Operand<TInt32> rows) {
    return tf.resourceGather(signs, rows, TFloat32.class);
  }

  /** All features. */
  Operand<TFloat32> features() {
    return tf.readVariableOp(features, TFloat32.class);
  }

  /** All signs. */
  Operand<TFloat32> signs() {
    return tf.readVariableOp(signs, TFloat32.class);
  }

  Op assignFeatures(Operand<TFloat32> values) {
    return tf.assignVariableOp(features, values);
  }

  /**
   * Sets the labels.
   *
   * @param values {@code [rows, 1]}, each 0 or 1
   */
  Op assignLabels(Operand<TFloat32> values) {
    return tf.assignVariableOp(signs, TrainingStep.signs(tf, values));
  }
}
