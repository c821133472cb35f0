package dev.overfit.graph;

import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The rows of one step, cut into shards that cores can process in parallel.
 *
 * @param size the number of rows, a scalar
 * @param shards at least one; their rows are consecutive and together make up the batch
 */
record Batch(Operand<TInt32> size, List<Shard> shards) {
  /**
   * A part of a batch.
   *
   * @param rows the range of these rows within the batch
   * @param features {@code [rows, features]}
   * @param signs {@code [rows, 1]}, as returned by {@link TrainingStep#signs}
   * @param weights {@code [rows, 1]}, the weight of each row in the loss; empty if all rows count
   *     alike
   */
  record Shard(
      RowRange rows,
      Operand<TFloat32> features,
      Operand<TFloat32> signs,
      Optional<Operand<TFloat32>> weights) {}

  /** Returns a batch of one shard, with the number of rows that {@code signs} has when it runs. */
  static Batch of(Ops tf, Operand<TFloat32> features, Operand<TFloat32> signs) {
    return of(tf, tf.gather(tf.shape(signs), tf.constant(0), tf.constant(0)), features, signs);
  }

  /** Returns a batch of one shard. */
  static Batch of(
      Ops tf, Operand<TInt32> size, Operand<TFloat32> features, Operand<TFloat32> signs) {
    RowRange all = new RowRange(tf.constant(0), size);
    return new Batch(size, List.of(new Shard(all, features, signs, Optional.empty())));
  }
}
