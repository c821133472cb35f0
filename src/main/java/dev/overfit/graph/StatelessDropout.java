package dev.overfit.graph;

import dev.overfit.model.Dropout;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint16;

/**
 * Dropout whose masks are a function of (seed, layer, step) and of nothing else: the same three
 * give the same mask for a row of the batch, on any run and in whichever shard the row is, and a
 * resumed training needs no hidden state.
 *
 * <p>A value is kept where 16 random bits, as a number from 0 to 65,535, are at least {@code rate *
 * 65,536}, rounded; two values share one draw of 32 bits, since the draws take most of the time.
 *
 * <p>Both seeds of a draw are 31 bits long: with such the generator that XLA compiles gives the
 * same numbers as the others.
 */
final class StatelessDropout {
  private static final int DRAWS = 1 << 16;

  private final long seed;
  private final Operand<TInt32> rows;
  private final Operand<TInt64> step;
  private final List<Operand<TUint16>> bits = new ArrayList<>();

  /**
   * @param rows the number of rows of the batch, a scalar
   * @param step the optimizer's step, from 0, a scalar
   */
  StatelessDropout(long seed, Operand<TInt32> rows, Operand<TInt64> step) {
    this.seed = seed;
    this.rows = rows;
    this.step = step;
  }

  /** The masks of some rows of the batch, for the model's dropout layers one after the other. */
  DropoutMasks masks(RowRange shard) {
    return new DropoutMasks() {
      private int layers;

      @Override
      public Operand<TFloat32> apply(Ops tf, Operand<TFloat32> values, int width, Dropout layer) {
        return drop(tf, values, shard.rows(tf, bits(tf, layers++, width)), layer.rate());
      }
    };
  }

  /** {@code [rows, width]} random numbers for a layer, drawn once for all shards. */
  private Operand<TUint16> bits(Ops tf, int layer, int width) {
    if (layer == bits.size()) {
      bits.add(draw(tf, layer, width));
    }
    return bits.get(layer);
  }

  private Operand<TUint16> draw(Ops tf, int layer, int width) {
    Operand<TInt32> layerSeed = tf.constant((int) (Seeds.dropout(seed, layer) >>> 33));
    int pairs = (width + 1) / 2;
    Operand<TInt32> drawn =
        tf.random.statelessRandomUniformFullInt(
            tf.stack(List.of(rows, tf.constant(pairs))),
            tf.stack(List.of(layerSeed, tf.dtypes.cast(step, TInt32.class))),
            TInt32.class);
    Operand<TUint16> halves =
        tf.reshape(
            tf.bitcast(drawn, TUint16.class), tf.stack(List.of(rows, tf.constant(2 * pairs))));
    return width % 2 == 0
        ? halves
        : tf.slice(halves, tf.constant(new int[] {0, 0}), tf.constant(new int[] {-1, width}));
  }

  private Operand<TFloat32> drop(
      Ops tf, Operand<TFloat32> values, Operand<TUint16> bits, double rate) {
    int threshold = Math.min((int) Math.round(rate * DRAWS), DRAWS - 1);
    Operand<TFloat32> keep =
        tf.dtypes.cast(
            tf.math.greaterEqual(bits, tf.dtypes.cast(tf.constant(threshold), TUint16.class)),
            TFloat32.class);
    return tf.math.mul(values, tf.math.mul(keep, tf.constant((float) (1 / (1 - rate)))));
  }
}
