package dev.overfit.graph;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint16;

/**
 * Applies dropout to a layer's output.
 *
 * <p>A value is kept if 16 random bits, read as a number from 0 to 65,535, are at least the rounded
 * {@code rate * 65,536}. Two values share one draw of 32 bits, since the draws take most of the
 * time.
 *
 * <p>The mask, not the random bits, is cut into shards and to the width of the layer: a GPU can
 * slice booleans, but not 16-bit numbers, and 32-bit numbers only in host memory.
 */
final class DropoutMask {
  private static final int DRAWS = 1 << 16;

  private DropoutMask() {}

  /**
   * Returns the kept values, scaled by {@code 1 / (1 - rate)}, and zeros for the others.
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

  /** Returns which values to keep, {@code [rows, width]}. */
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

  /** Returns random numbers {@code [rows, width]}, with one more column if the width is odd. */
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
