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
import org.tensorflow.types.TInt64;

/** An optimizer's formula as operations: one fused update a variable. */
final class OptimizerUpdate {
  private static final List<String> ADAM_SLOTS = List.of("m", "v");

  private final Ops tf;
  private final GraphVariables variables;

  OptimizerUpdate(Ops tf, GraphVariables variables) {
    this.tf = tf;
    this.variables = variables;
  }

  /** The names of the slots that an optimizer keeps beside every variable. */
  static List<String> slots(Optimizer optimizer) {
    return optimizer instanceof Sgd ? List.of() : ADAM_SLOTS;
  }

  /**
   * Updates all variables, each once all gradients are there.
   *
   * @param gradients one a variable, in the model's order
   * @param weights the values that the gradients were taken at
   * @param step the optimizer's step, from 0
   * @return the operations that update
   */
  List<Op> apply(
      Optimizer optimizer,
      List<Operand<TFloat32>> gradients,
      List<Operand<TFloat32>> weights,
      Operand<TInt64> step) {
    Operand<TFloat32> rate = LearningRate.at(tf, optimizer.learningRate(), step);
    Ops after = tf.withControlDependencies(new ArrayList<Op>(gradients));
    if (optimizer instanceof Adam adam) {
      return adam(after, adam, gradients, rate, step);
    }
    if (optimizer instanceof AdamW adamW) {
      List<Op> decayed = decay(after, adamW, weights, rate);
      return adam(tf.withControlDependencies(decayed), adamW.adam(), gradients, rate, step);
    }
    return sgd(after, gradients, rate);
  }

  private List<Op> adam(
      Ops after,
      Adam adam,
      List<Operand<TFloat32>> gradients,
      Operand<TFloat32> rate,
      Operand<TInt64> step) {
    Operand<TFloat32> t = tf.math.add(tf.dtypes.cast(step, TFloat32.class), tf.constant(1f));
    Operand<TFloat32> beta1 = tf.constant((float) adam.beta1());
    Operand<TFloat32> beta2 = tf.constant((float) adam.beta2());
    Operand<TFloat32> beta1Power = tf.math.pow(beta1, t);
    Operand<TFloat32> beta2Power = tf.math.pow(beta2, t);
    Operand<TFloat32> epsilon = tf.constant((float) adam.epsilon());
    Operand<TFloat32> kernelRate = tf.math.mul(rate, float32Correction(adam, t));
    List<Op> updates = new ArrayList<>();
    for (int i = 0; i < gradients.size(); i++) {
      Variable weight = variables.weights().get(i);
      updates.add(
          after.train.resourceApplyAdam(
              weight.handle(),
              variables.slot(weight, "m").handle(),
              variables.slot(weight, "v").handle(),
              beta1Power,
              beta2Power,
              kernelRate,
              beta1,
              beta2,
              epsilon,
              gradients.get(i)));
    }
    return updates;
  }

  /**
   * What the fused kernel's rate is multiplied by so that it takes the steps that Keras takes. The
   * kernel weighs a new gradient by {@code 1 - beta} computed in float32, Keras by the same
   * computed in float64: for a beta2 of 0.999 the two differ by 1.3e-5, which the second moment
   * keeps until it has forgotten its start.
   */
  private Operand<TFloat32> float32Correction(Adam adam, Operand<TFloat32> t) {
    return tf.math.div(tf.math.sqrt(momentRatio(adam.beta2(), t)), momentRatio(adam.beta1(), t));
  }

  /**
   * The kernel's moment of a constant gradient over Keras': {@code (1 - f^t) / (1 - beta^t)}, with
   * {@code f} the beta that is left of it in float32.
   */
  private Operand<TFloat32> momentRatio(double beta, Operand<TFloat32> t) {
    if (beta == 0) {
      return tf.constant(1f);
    }
    Operand<TFloat32> kernel = tf.math.expm1(tf.math.mul(t, log((float) beta)));
    return tf.math.div(kernel, tf.math.expm1(tf.math.mul(t, log(beta))));
  }

  private Operand<TFloat32> log(double beta) {
    return tf.constant((float) Math.log(beta));
  }

  private List<Op> decay(
      Ops after, AdamW adamW, List<Operand<TFloat32>> weights, Operand<TFloat32> rate) {
    Operand<TFloat32> weightDecay = tf.constant((float) adamW.weightDecay());
    List<Op> updates = new ArrayList<>();
    for (int i = 0; i < weights.size(); i++) {
      Operand<TFloat32> shrink = tf.math.mul(tf.math.mul(weights.get(i), weightDecay), rate);
      updates.add(after.assignSubVariableOp(variables.weights().get(i).handle(), shrink));
    }
    return updates;
  }

  private List<Op> sgd(Ops after, List<Operand<TFloat32>> gradients, Operand<TFloat32> rate) {
    List<Op> updates = new ArrayList<>();
    for (int i = 0; i < gradients.size(); i++) {
      updates.add(
          after.train.resourceApplyGradientDescent(
              variables.weights().get(i).handle(), rate, gradients.get(i)));
    }
    return updates;
  }
}
