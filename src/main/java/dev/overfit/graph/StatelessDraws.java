package dev.overfit.graph;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TType;

/**
 * Random numbers for layers, a function of only (seed, layer, step): the same three give a row of
 * the batch the same numbers in any run and any shard, and a resumed training needs no hidden
 * state.
 */
final class StatelessDraws {
  /** Draws for all rows of a batch. */
  @FunctionalInterface
  interface Draw<T extends TType> {
    /**
     * Returns the numbers, {@code [rows, …]}.
     *
     * @param rows the number of rows, a scalar
     * @param seed {@code [2]}, for a stateless generator
     */
    Operand<T> of(Operand<TInt32> rows, Operand<TInt32> seed);
  }

  private final long seed;
  private final Operand<TInt32> rows;
  private final Operand<TInt64> step;
  private final List<Operand<?>> drawn = new ArrayList<>();

  /**
   * @param rows the number of rows of the batch, a scalar
   * @param step the optimizer's step, from 0, a scalar
   */
  StatelessDraws(long seed, Operand<TInt32> rows, Operand<TInt64> step) {
    this.seed = seed;
    this.rows = rows;
    this.step = step;
  }

  /** Returns the numbers for a shard, which the model's drawing layers take one after another. */
  OfShard of(RowRange shard) {
    return new OfShard(shard);
  }

  /** The numbers for the rows of a shard. */
  final class OfShard {
    private final RowRange shard;
    private int layers;

    private OfShard(RowRange shard) {
      this.shard = shard;
    }

    /** Returns the shard's rows of the next layer's numbers, drawn once for all shards. */
    <T extends TType> Operand<T> next(Ops tf, Class<T> type, Draw<T> draw) {
      int layer = layers++;
      if (layer == drawn.size()) {
        drawn.add(draw.of(rows, seed(tf, layer)));
      }
      return shard.rows(tf, drawn.get(layer).asOutput().expect(type));
    }
  }

  private Operand<TInt32> seed(Ops tf, int layer) {
    Operand<TInt32> layerSeed = tf.constant((int) (Seeds.layer(seed, layer) >>> 33));
    return tf.stack(List.of(layerSeed, tf.dtypes.cast(step, TInt32.class)));
  }
}
