package dev.overfit.graph;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/**
 * Consecutive rows.
 *
 * @param from the first, from 0, a scalar
 * @param count how many, a scalar
 */
record RowRange(Operand<TInt32> from, Operand<TInt32> count) {

  /** The first {@code count} rows, cut into as many ranges of the same length, to a row. */
  static List<RowRange> shards(Ops tf, Operand<TInt32> count, int shards) {
    List<RowRange> ranges = new ArrayList<>();
    Operand<TInt32> from = tf.constant(0);
    for (int i = 1; i <= shards; i++) {
      Operand<TInt32> to = tf.math.div(tf.math.mul(count, tf.constant(i)), tf.constant(shards));
      ranges.add(new RowRange(from, tf.math.sub(to, from)));
      from = to;
    }
    return ranges;
  }

  /** This range {@code offset} rows further on. */
  RowRange plus(Ops tf, Operand<TInt32> offset) {
    return new RowRange(tf.math.add(offset, from), count);
  }

  /** Their numbers, {@code [count]}. */
  Operand<TInt32> numbers(Ops tf) {
    return tf.range(from, tf.math.add(from, count), tf.constant(1));
  }

  /** These elements of {@code [rows]}. */
  <T extends TType> Operand<T> elements(Ops tf, Operand<T> all) {
    return tf.slice(all, tf.expandDims(from, tf.constant(0)), tf.expandDims(count, tf.constant(0)));
  }

  /** These rows of {@code [rows, columns]}. */
  <T extends TType> Operand<T> rows(Ops tf, Operand<T> all) {
    return tf.slice(
        all, tf.stack(List.of(from, tf.constant(0))), tf.stack(List.of(count, tf.constant(-1))));
  }
}
