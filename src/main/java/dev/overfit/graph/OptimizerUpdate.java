package dev.overfit.graph;

import dev.overfit.graph.GraphVariables.Variable;
import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.AdamW;
import dev.overfit.optimizer.Optimizer;
import dev.overfit.optimizer.Sgd;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt64;

/**
 * An optimizer's formula as operations: one fused update per variable, once all gradients are
 * available.
 */
final class OptimizerUpdate {
  private final Ops tf;
  private final Optimizer optimizer;
  private final GraphVariables variables;
  private final List<Variable> trained;
  private final List<Operand<TFloat32>> scalars;

  /**
   * @param variables the variables to update
   * @param scalars the result of {@link #scalars} for the step
   */
  OptimizerUpdate(
      Ops tf, Optimizer optimizer, GraphVariables variables, List<Operand<TFloat32>> scalars) {
    this.tf = tf;
    this.optimizer = optimizer;
    this.variables = variables;
    this.trained = variables.trainable();
    this.scalars = scalars;
  }

  /**
   * Returns what an update needs to know of its step: the learning rate, and for Adam also the
   * kernel's rate and the powers of both betas.
   *
   * @param steps the optimizer's steps, from 0, of any shape
   * @return each in that shape, or a scalar if it is the same at every step
   */
  static List<Operand<TFloat32>> scalars(Ops tf, Optimizer optimizer, Operand<TInt64> steps) {
    Operand<TFloat32> rate = LearningRate.at(tf, optimizer.learningRate(), steps);
    return optimizer.accept(
        new Optimizer.Visitor<>() {
          @Override
          public List<Operand<TFloat32>> adam(Adam adam) {
            return adamScalars(tf, adam, rate, steps);
          }

          @Override
          public List<Operand<TFloat32>> adamW(AdamW adamW) {
            return adam(adamW.adam());
          }

          @Override
          public List<Operand<TFloat32>> sgd(Sgd sgd) {
            return List.of(rate);
          }
        });
  }

  private static List<Operand<TFloat32>> adamScalars(
      Ops tf, Adam adam, Operand<TFloat32> rate, Operand<TInt64> steps) {
    Operand<TFloat64> t = tf.math.add(tf.dtypes.cast(steps, TFloat64.class), tf.constant(1.0));
    return List.of(
        rate,
        tf.math.mul(rate, tf.dtypes.cast(float32Correction(tf, adam, t), TFloat32.class)),
        power(tf, adam.beta1(), t),
        power(tf, adam.beta2(), t));
  }

  /**
   * Returns the power of a float32 beta, rounded once. The kernel uses {@code 1 - beta2^t}, which
   * starts at a thousandth, so an error in the last digit of the power, which vectorized float32
   * kernels make, would move early updates by 3e-5.
   */
  private static Operand<TFloat32> power(Ops tf, double beta, Operand<TFloat64> t) {
    return tf.dtypes.cast(tf.math.pow(tf.constant((double) (float) beta), t), TFloat32.class);
  }

  /**
   * Adds the operations.
   *
   * @param gradients one per trained variable, in the model's order
   * @param weights the values of those variables at which the gradients were taken
   * @return the operations that update, once all gradients are available
   */
  List<Op> apply(List<Operand<TFloat32>> gradients, List<Operand<TFloat32>> weights) {
    Ops after = tf.withControlDependencies(new ArrayList<Op>(gradients));
    return optimizer.accept(
        new Optimizer.Visitor<>() {
          @Override
          public List<Op> adam(Adam adam) {
            return adamUpdates(after, adam, gradients);
          }

          @Override
          public List<Op> adamW(AdamW adamW) {
            List<Op> decayed = decay(after, adamW, weights);
            return adamUpdates(tf.withControlDependencies(decayed), adamW.adam(), gradients);
          }

          @Override
          public List<Op> sgd(Sgd sgd) {
            return sgdUpdates(after, gradients);
          }
        });
  }

  private List<Op> adamUpdates(Ops after, Adam adam, List<Operand<TFloat32>> gradients) {
    Operand<TFloat32> beta1 = tf.constant((float) adam.beta1());
    Operand<TFloat32> beta2 = tf.constant((float) adam.beta2());
    Operand<TFloat32> epsilon = tf.constant((float) adam.epsilon());
    List<Op> updates = new ArrayList<>();
    for (int i = 0; i < gradients.size(); i++) {
      Variable weight = trained.get(i);
      updates.add(
          after.train.resourceApplyAdam(
              weight.handle(),
              variables.slot(weight, "m").handle(),
              variables.slot(weight, "v").handle(),
              scalars.get(2),
              scalars.get(3),
              scalars.get(1),
              beta1,
              beta2,
              epsilon,
              gradients.get(i)));
    }
    return updates;
  }

  /**
   * Returns the factor of the fused kernel's rate that makes its steps those of Keras. The kernel
   * weights a new gradient by {@code 1 - beta} computed in float32, Keras by the same computed in
   * float64. For a beta2 of 0.999 the two differ by 1.3e-5, which the second moment keeps until it
   * has forgotten its start.
   */
  private static Operand<TFloat64> float32Correction(Ops tf, Adam adam, Operand<TFloat64> t) {
    return tf.math.div(
        tf.math.sqrt(momentRatio(tf, adam.beta2(), t)), momentRatio(tf, adam.beta1(), t));
  }

  /**
   * Returns the kernel's moment of a constant gradient divided by that of Keras: {@code (1 - f^t) /
   * (1 - beta^t)}, where {@code f} is beta rounded to float32.
   */
  private static Operand<TFloat64> momentRatio(Ops tf, double beta, Operand<TFloat64> t) {
    if (beta == 0) {
      return tf.constant(1.0);
    }
    return tf.math.div(
        tf.math.expm1(tf.math.mul(t, tf.constant(Math.log((float) beta)))),
        tf.math.expm1(tf.math.mul(t, tf.constant(Math.log(beta)))));
  }

  private List<Op> decay(Ops after, AdamW adamW, List<Operand<TFloat32>> weights) {
    Operand<TFloat32> weightDecay = tf.constant((float) adamW.weightDecay());
    List<Op> updates = new ArrayList<>();
    for (int i = 0; i < weights.size(); i++) {
      if (adamW.decays(trained.get(i).spec().name())) {
        Operand<TFloat32> shrink =
            tf.math.mul(tf.math.mul(weights.get(i), weightDecay), scalars.get(0));
        updates.add(after.assignSubVariableOp(trained.get(i).handle(), shrink));
      }
    }
    return updates;
  }

  private List<Op> sgdUpdates(Ops after, List<Operand<TFloat32>> gradients) {
    List<Op> updates = new ArrayList<>();
    for (int i = 0; i < gradients.size(); i++) {
      updates.add(
          after.train.resourceApplyGradientDescent(
              trained.get(i).handle(), scalars.get(0), gradients.get(i)));
    }
    return updates;
  }
}
