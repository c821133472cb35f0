package dev.overfit.graph;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/**
 * A range of consecutive rows.
 *
 * @param from the first row, from 0, a scalar
 * @param count the number of rows, a scalar
 */
record RowRange(Operand<TInt32> from, Operand<TInt32> count) {

  /** Splits the first {@code count} rows into ranges of the same length, give or take a row. */
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

  /** Returns this range, {@code offset} rows further on. */
  RowRange plus(Ops tf, Operand<TInt32> offset) {
    return new RowRange(tf.math.add(offset, from), count);
  }

  /** Returns the numbers of the rows, {@code [count]}. */
  Operand<TInt32> numbers(Ops tf) {
    return tf.range(from, tf.math.add(from, count), tf.constant(1));
  }

  /** Returns these elements of {@code [rows]}. */
  <T extends TType> Operand<T> elements(Ops tf, Operand<T> all) {
    return tf.slice(all, tf.expandDims(from, tf.constant(0)), tf.expandDims(count, tf.constant(0)));
  }

  /** Returns these rows of {@code [rows, columns]}. */
  <T extends TType> Operand<T> rows(Ops tf, Operand<T> all) {
    return tf.slice(
        all, tf.stack(List.of(from, tf.constant(0))), tf.stack(List.of(count, tf.constant(-1))));
  }
}
