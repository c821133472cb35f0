package dev.overfit.graph;

import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The rows of one step, cut into shards that cores can work on side by side.
 *
 * @param size the number of rows, a scalar
 * @param shards at least one; their rows follow one another and are the batch's
 */
record Batch(Operand<TInt32> size, List<Shard> shards) {
  /**
   * Some rows of a batch.
   *
   * @param rows which
   * @param features {@code [rows, features]}
   * @param signs {@code [rows, 1]}, as {@link TrainingStep#signs}
   * @param weights {@code [rows, 1]}, what each row counts in the loss; empty if all count alike
   */
  record Shard(
      RowRange rows,
      Operand<TFloat32> features,
      Operand<TFloat32> signs,
      Optional<Operand<TFloat32>> weights) {}

  /** A batch of one shard, of as many rows as it happens to have. */
  static Batch of(Ops tf, Operand<TFloat32> features, Operand<TFloat32> signs) {
    return of(tf, tf.gather(tf.shape(signs), tf.constant(0), tf.constant(0)), features, signs);
  }

  /** A batch of one shard. */
  static Batch of(
      Ops tf, Operand<TInt32> size, Operand<TFloat32> features, Operand<TFloat32> signs) {
    RowRange all = new RowRange(tf.constant(0), size);
    return new Batch(size, List.of(new Shard(all, features, signs, Optional.empty())));
  }
}
