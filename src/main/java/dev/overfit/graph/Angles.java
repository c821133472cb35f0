package dev.overfit.graph;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Operations on the angles of HIGGS. */
final class Angles {
  private Angles() {}

  /**
   * Wraps angles to within half a turn of zero: {@code x - period * rint(x * perPeriod)}, with the
   * same float32 bits as {@link dev.overfit.augmentation.SymmetricCopies}.
   *
   * @param perPeriod one over the period; 0 for a column that is not an angle, which stays
   *     unchanged
   * @param period a full turn; 0 for a column that is not an angle
   */
  static Operand<TFloat32> aroundOnce(
      Ops tf, Operand<TFloat32> x, Operand<TFloat32> perPeriod, Operand<TFloat32> period) {
    Operand<TFloat32> times = tf.math.rint(tf.math.mul(x, perPeriod));
    return tf.math.sub(x, tf.math.mul(times, period));
  }
}
