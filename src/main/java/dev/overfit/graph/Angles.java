package dev.overfit.graph;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Angles of HIGGS as operations. */
final class Angles {
  private Angles() {}

  /**
   * Within half of once around to either side: {@code x - period * rint(x * perPeriod)}, in float32
   * the same bits as in {@link dev.overfit.augmentation.SymmetricCopies}.
   *
   * @param perPeriod one over the period; 0 for a column that is no angle and stays as it is
   * @param period once around; likewise
   */
  static Operand<TFloat32> aroundOnce(
      Ops tf, Operand<TFloat32> x, Operand<TFloat32> perPeriod, Operand<TFloat32> period) {
    Operand<TFloat32> times = tf.math.rint(tf.math.mul(x, perPeriod));
    return tf.math.sub(x, tf.math.mul(times, period));
  }
}
