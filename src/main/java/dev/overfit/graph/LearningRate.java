package dev.overfit.graph;

import dev.overfit.optimizer.LearningRateSchedule;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import dev.overfit.optimizer.LearningRateSchedule.InverseTimeDecay;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** Learning rate schedules as operations on the step. */
final class LearningRate implements LearningRateSchedule.Visitor<Operand<TFloat32>> {
  private final Ops tf;
  private final Operand<TInt64> step;

  private LearningRate(Ops tf, Operand<TInt64> step) {
    this.tf = tf;
    this.step = step;
  }

  /**
   * Returns the learning rate at steps counted from 0.
   *
   * @return the rate in the shape of {@code step}, or a scalar if it is the same at every step
   */
  static Operand<TFloat32> at(Ops tf, LearningRateSchedule schedule, Operand<TInt64> step) {
    return schedule.accept(new LearningRate(tf, step));
  }

  @Override
  public Operand<TFloat32> constant(Constant schedule) {
    return tf.constant((float) schedule.rate());
  }

  @Override
  public Operand<TFloat32> inverseTimeDecay(InverseTimeDecay decay) {
    Operand<TFloat32> quotient =
        tf.math.div(tf.dtypes.cast(step, TFloat32.class), tf.constant((float) decay.decaySteps()));
    Operand<TFloat32> periods = decay.staircase() ? tf.math.floor(quotient) : quotient;
    Operand<TFloat32> growth = tf.math.mul(tf.constant((float) decay.decayRate()), periods);
    return tf.math.div(tf.constant((float) decay.rate()), tf.math.add(tf.constant(1f), growth));
  }
}
