package dev.overfit.graph;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint16;

/**
 * What dropout does to a layer's output.
 *
 * <p>A value is kept where 16 random bits, as a number from 0 to 65,535, are at least {@code rate *
 * 65,536}, rounded; two values share one draw of 32 bits, since the draws take most of the time.
 *
 * <p>What is cut into shards, and into the width of the layer, are the answers and not the bits: a
 * GPU can slice booleans, but not numbers of 16 bits, and those of 32 only in the host's memory.
 */
final class DropoutMask {
  private static final int DRAWS = 1 << 16;

  private DropoutMask() {}

  /**
   * The values that stay, scaled by {@code 1 / (1 - rate)}, and zeros for the others.
   *
   * @param values {@code [rows, width]}
   */
  static Operand<TFloat32> apply(
      Ops tf, Operand<TFloat32> values, int width, double rate, StatelessDraws.OfShard draws) {
    Operand<TBool> kept =
        draws.next(tf, TBool.class, (rows, seed) -> kept(tf, rows, width, rate, seed));
    Operand<TFloat32> keep = tf.dtypes.cast(kept, TFloat32.class);
    return tf.math.mul(values, tf.math.mul(keep, tf.constant((float) (1 / (1 - rate)))));
  }

  /** {@code [rows, width]}, which values stay. */
  static Operand<TBool> kept(
      Ops tf, Operand<TInt32> rows, int width, double rate, Operand<TInt32> seed) {
    int threshold = Math.min((int) Math.round(rate * DRAWS), DRAWS - 1);
    Operand<TBool> kept =
        tf.math.greaterEqual(
            bits(tf, rows, width, seed), tf.dtypes.cast(tf.constant(threshold), TUint16.class));
    return width % 2 == 0
        ? kept
        : tf.slice(kept, tf.constant(new int[] {0, 0}), tf.constant(new int[] {-1, width}));
  }

  /** {@code [rows, width]} random numbers, where the width is odd one a row more. */
  private static Operand<TUint16> bits(
      Ops tf, Operand<TInt32> rows, int width, Operand<TInt32> seed) {
    int pairs = (width + 1) / 2;
    Operand<TInt32> drawn =
        tf.random.statelessRandomUniformFullInt(
            tf.stack(List.of(rows, tf.constant(pairs))), seed, TInt32.class);
    return tf.reshape(
        tf.bitcast(drawn, TUint16.class), tf.stack(List.of(rows, tf.constant(2 * pairs))));
  }
}
