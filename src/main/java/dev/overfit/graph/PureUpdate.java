package dev.overfit.graph;

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

/**
 * An optimizer's formula in plain operations, old values in and new values out, for programs that
 * cannot hold variables; the updates of {@link OptimizerUpdate} otherwise. With t from 1:
 *
 * <pre>{@code
 * a  = rate * sqrt(1 - beta2^t) / (1 - beta1^t)
 * m += (g - m) * (1 - beta1)
 * v += (g^2 - v) * (1 - beta2)
 * w -= a * m / (sqrt(v) + epsilon)
 * }</pre>
 */
final class PureUpdate implements WeightUpdate {
  private final Ops tf;
  private final Optimizer optimizer;
  private final List<Operand<TFloat32>> slots;
  private final Operand<TInt64> step;
  private final List<Operand<TFloat32>> values = new ArrayList<>();

  /**
   * @param slots the old values of the optimizer's slots, slot by slot
   * @param step the optimizer's step, from 0, a scalar
   */
  PureUpdate(Ops tf, Optimizer optimizer, List<Operand<TFloat32>> slots, Operand<TInt64> step) {
    this.tf = tf;
    this.optimizer = optimizer;
    this.slots = slots;
    this.step = step;
  }

  /** The new values of the variables and then of the slots, once applied. */
  List<Operand<TFloat32>> values() {
    return values;
  }

  @Override
  public List<Op> apply(List<Operand<TFloat32>> gradients, List<Operand<TFloat32>> weights) {
    Operand<TFloat32> rate = LearningRate.at(tf, optimizer.learningRate(), step);
    values.addAll(optimizer.accept(new Values(gradients, weights, rate)));
    return new ArrayList<>(values);
  }

  /**
   * What each kind of optimizer makes of its step: the new values of the variables and then of the
   * slots.
   */
  private final class Values implements Optimizer.Visitor<List<Operand<TFloat32>>> {
    private final List<Operand<TFloat32>> gradients;
    private final List<Operand<TFloat32>> weights;
    private final Operand<TFloat32> rate;

    Values(
        List<Operand<TFloat32>> gradients,
        List<Operand<TFloat32>> weights,
        Operand<TFloat32> rate) {
      this.gradients = gradients;
      this.weights = weights;
      this.rate = rate;
    }

    @Override
    public List<Operand<TFloat32>> adam(Adam adam) {
      return adamValues(adam, gradients, weights, rate);
    }

    @Override
    public List<Operand<TFloat32>> adamW(AdamW adamW) {
      Operand<TFloat32> kept =
          tf.math.sub(tf.constant(1f), mul(tf.constant((float) adamW.weightDecay()), rate));
      return adamValues(
          adamW.adam(), gradients, weights.stream().map(w -> mul(w, kept)).toList(), rate);
    }

    @Override
    public List<Operand<TFloat32>> sgd(Sgd sgd) {
      List<Operand<TFloat32>> next = new ArrayList<>();
      for (int i = 0; i < weights.size(); i++) {
        next.add(tf.math.sub(weights.get(i), mul(gradients.get(i), rate)));
      }
      return next;
    }
  }

  private List<Operand<TFloat32>> adamValues(
      Adam adam,
      List<Operand<TFloat32>> gradients,
      List<Operand<TFloat32>> weights,
      Operand<TFloat32> rate) {
    Operand<TFloat32> t = tf.math.add(tf.dtypes.cast(step, TFloat32.class), tf.constant(1f));
    Operand<TFloat32> a =
        tf.math.div(mul(rate, tf.math.sqrt(left(adam.beta2(), t))), left(adam.beta1(), t));
    int count = weights.size();
    List<Operand<TFloat32>> next = new ArrayList<>();
    List<Operand<TFloat32>> means = new ArrayList<>();
    List<Operand<TFloat32>> squares = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Operand<TFloat32> g = gradients.get(i);
      Operand<TFloat32> m = moved(slots.get(i), g, 1 - adam.beta1());
      Operand<TFloat32> v = moved(slots.get(count + i), tf.math.square(g), 1 - adam.beta2());
      Operand<TFloat32> divisor = tf.math.add(tf.math.sqrt(v), tf.constant((float) adam.epsilon()));
      next.add(tf.math.sub(weights.get(i), tf.math.div(mul(a, m), divisor)));
      means.add(m);
      squares.add(v);
    }
    next.addAll(means);
    next.addAll(squares);
    return next;
  }

  /** {@code 1 - beta^t}, without the loss of digits where beta is near to 1. */
  private Operand<TFloat32> left(double beta, Operand<TFloat32> t) {
    if (beta == 0) {
      return tf.constant(1f);
    }
    return tf.math.neg(tf.math.expm1(mul(t, tf.constant((float) Math.log(beta)))));
  }

  private Operand<TFloat32> moved(Operand<TFloat32> from, Operand<TFloat32> to, double share) {
    return tf.math.add(from, mul(tf.math.sub(to, from), tf.constant((float) share)));
  }

  private Operand<TFloat32> mul(Operand<TFloat32> x, Operand<TFloat32> y) {
    return tf.math.mul(x, y);
  }
}
