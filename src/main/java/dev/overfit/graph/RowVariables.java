package dev.overfit.graph;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/**
 * Labeled rows in two variables on the device: the features {@code [rows, features]}, and the
 * labels as returned by {@link TrainingStep#signs}, {@code [rows, 1]}.
 */
final class RowVariables {
  private final Ops tf;
  private final Operand<? extends TType> features;
  private final Operand<? extends TType> signs;
  private final int rows;
  private final int columns;

  RowVariables(Ops tf, String featuresName, String signsName, int rows, int columns) {
    this.tf = tf;
    this.rows = rows;
    this.columns = columns;
    this.features =
        GraphVariables.handle(tf, featuresName, Shape.of(rows, columns), TFloat32.class);
    this.signs = GraphVariables.handle(tf, signsName, Shape.of(rows, 1), TFloat32.class);
  }

  /** Returns the number of rows. */
  int rows() {
    return rows;
  }

  /** Returns the features of the given rows. */
  Operand<TFloat32> features(Operand<TInt32> rows) {
    return tf.resourceGather(features, rows, TFloat32.class);
  }

  /** Returns the signs of the given rows. */
  Operand<TFloat32> signs(Operand<TInt32> rows) {
    return tf.resourceGather(signs, rows, TFloat32.class);
  }

  /** Returns all features. */
  Operand<TFloat32> features() {
    return tf.readVariableOp(features, TFloat32.class);
  }

  /** Returns all signs. */
  Operand<TFloat32> signs() {
    return tf.readVariableOp(signs, TFloat32.class);
  }

  /**
   * Allocates all rows, so that they can be written a block at a time and never take memory twice.
   *
   * @param zero the initial value of the rows, a scalar to feed: the runtime would fold the fill
   *     with a constant into a constant of full size
   */
  List<Op> allocate(Operand<TFloat32> zero) {
    Operand<TFloat32> noFeatures = tf.fill(tf.constant(new long[] {rows, columns}), zero);
    Operand<TFloat32> noSigns = tf.fill(tf.constant(new long[] {rows, 1}), zero);
    return List.of(tf.assignVariableOp(features, noFeatures), tf.assignVariableOp(signs, noSigns));
  }

  /**
   * Writes some rows.
   *
   * @param numbers {@code [some]}, the row numbers
   * @param values {@code [some, columns]}, their features
   * @param labels {@code [some, 1]}, each 0 or 1
   */
  List<Op> write(Operand<TInt32> numbers, Operand<TFloat32> values, Operand<TFloat32> labels) {
    return List.of(
        tf.resourceScatterUpdate(features, numbers, values),
        tf.resourceScatterUpdate(signs, numbers, TrainingStep.signs(tf, labels)));
  }
}
