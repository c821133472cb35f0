package dev.overfit.graph;

import dev.overfit.model.Dropout;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * Dropout whose masks are a function of (seed, layer, step) and of nothing else: the same three
 * give the same mask, on any run, and a resumed training needs no hidden state.
 */
final class StatelessDropout implements DropoutMasks {
  private final long seed;
  private final Operand<TInt64> step;
  private int layers;

  /**
   * @param step the optimizer's step, from 0
   */
  StatelessDropout(long seed, Operand<TInt64> step) {
    this.seed = seed;
    this.step = step;
  }

  @Override
  public Operand<TFloat32> apply(Ops tf, Operand<TFloat32> values, Dropout layer) {
    Operand<TInt64> layerSeed = tf.constant(Seeds.dropout(seed, layers++));
    Operand<TFloat32> uniform =
        tf.random.statelessRandomUniform(
            tf.shape(values), tf.stack(java.util.List.of(layerSeed, step)), TFloat32.class);
    Operand<TBool> keep = tf.math.greaterEqual(uniform, tf.constant((float) layer.rate()));
    Operand<TFloat32> scaled = tf.math.mul(values, tf.constant((float) (1 / (1 - layer.rate()))));
    return tf.select(keep, scaled, tf.zerosLike(scaled));
  }
}
