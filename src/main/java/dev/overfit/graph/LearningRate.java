package dev.overfit.graph;

import dev.overfit.optimizer.LearningRateSchedule;
import dev.overfit.optimizer.LearningRateSchedule.InverseTimeDecay;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** A learning rate schedule as operations on the step. */
final class LearningRate {
  private LearningRate() {}

  /** The scalar rate of the given step, counted from 0. */
  static Operand<TFloat32> at(Ops tf, LearningRateSchedule schedule, Operand<TInt64> step) {
    if (schedule instanceof InverseTimeDecay decay) {
      return inverseTimeDecay(tf, decay, tf.dtypes.cast(step, TFloat32.class));
    }
    return tf.constant(schedule.at(0));
  }

  private static Operand<TFloat32> inverseTimeDecay(
      Ops tf, InverseTimeDecay decay, Operand<TFloat32> step) {
    Operand<TFloat32> quotient = tf.math.div(step, tf.constant((float) decay.decaySteps()));
    Operand<TFloat32> periods = decay.staircase() ? tf.math.floor(quotient) : quotient;
    Operand<TFloat32> growth = tf.math.mul(tf.constant((float) decay.decayRate()), periods);
    return tf.math.div(tf.constant((float) decay.rate()), tf.math.add(tf.constant(1f), growth));
  }
}
