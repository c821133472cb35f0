package dev.overfit.graph;

import dev.overfit.model.Dropout;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * Dropout whose masks are a function of (seed, layer, step) and of nothing else: the same three
 * give the same mask, on any run, and a resumed training needs no hidden state.
 *
 * <p>Both seeds of a draw are 31 bits long: with such the generator that XLA compiles gives the
 * same numbers as the others.
 */
final class StatelessDropout implements DropoutMasks {
  private final Ops tf;
  private final long seed;
  private final Operand<TInt64> step;
  private int layers;

  /**
   * @param step the optimizer's step, from 0
   */
  StatelessDropout(Ops tf, long seed, Operand<TInt64> step) {
    this.tf = tf;
    this.seed = seed;
    this.step = step;
  }

  @Override
  public Operand<TFloat32> apply(Operand<TFloat32> values, Dropout layer) {
    Operand<TInt32> layerSeed = tf.constant((int) (Seeds.dropout(seed, layers++) >>> 33));
    Operand<TInt32> bits =
        tf.random.statelessRandomUniformFullInt(
            tf.shape(values),
            tf.stack(List.of(layerSeed, tf.dtypes.cast(step, TInt32.class))),
            TInt32.class);
    Operand<TBool> keep = tf.math.greaterEqual(bits, tf.constant(threshold(layer.rate())));
    Operand<TFloat32> scaled = tf.math.mul(values, tf.constant((float) (1 / (1 - layer.rate()))));
    return tf.select(keep, scaled, tf.zerosLike(scaled));
  }

  /** Below it lie a share of {@code rate} of all integers of 32 bits. */
  private static int threshold(double rate) {
    return (int) (Integer.MIN_VALUE + Math.round(rate * (1L << 32)));
  }
}
