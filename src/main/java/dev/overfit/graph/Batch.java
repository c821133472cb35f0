package dev.overfit.graph;

import java.util.List;
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
   * @param labels {@code [rows, 1]}, each 0 or 1
   */
  record Shard(RowRange rows, Operand<TFloat32> features, Operand<TFloat32> labels) {}

  /** A batch of one shard, of as many rows as it happens to have. */
  static Batch of(Ops tf, Operand<TFloat32> features, Operand<TFloat32> labels) {
    return of(tf, tf.gather(tf.shape(labels), tf.constant(0), tf.constant(0)), features, labels);
  }

  /** A batch of one shard. */
  static Batch of(
      Ops tf, Operand<TInt32> size, Operand<TFloat32> features, Operand<TFloat32> labels) {
    RowRange all = new RowRange(tf.constant(0), size);
    return new Batch(size, List.of(new Shard(all, features, labels)));
  }
}
