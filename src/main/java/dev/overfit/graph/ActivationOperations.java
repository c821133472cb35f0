package dev.overfit.graph;

import dev.overfit.model.Activation;
import org.tensorflow.Operand;
import org.tensorflow.framework.activations.ELU;
import org.tensorflow.framework.activations.ReLU;
import org.tensorflow.framework.activations.SELU;
import org.tensorflow.framework.activations.Sigmoid;
import org.tensorflow.framework.activations.Swish;
import org.tensorflow.framework.activations.Tanh;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.LeakyRelu;
import org.tensorflow.types.TFloat32;

/** Builds the operations of each {@link Activation}, the same that Keras uses on TensorFlow. */
final class ActivationOperations {
  /** Keras' default, set explicitly because the operation's own default, also 0.2, may change. */
  private static final float NEGATIVE_SLOPE = 0.2f;

  private static final float ROOT_OF_2 = (float) Math.sqrt(2);

  private ActivationOperations() {}

  /** Applies an activation to each of the sums; the result has their shape. */
  static Operand<TFloat32> of(Ops tf, Operand<TFloat32> sums, Activation activation) {
    return switch (activation) {
      case ELU -> new ELU().call(tf, sums);
      case RELU -> new ReLU().call(tf, sums);
      case TANH -> new Tanh().call(tf, sums);
      case LINEAR -> sums;
      case SIGMOID -> new Sigmoid().call(tf, sums);
      case GELU -> gelu(tf, sums);
      case SELU -> new SELU().call(tf, sums);
      case SILU -> new Swish().call(tf, sums);
      case LEAKY_RELU -> tf.nn.leakyRelu(sums, LeakyRelu.alpha(NEGATIVE_SLOPE));
    };
  }

  /** {@code x / 2 · (1 + erf(x / √2))}. */
  private static Operand<TFloat32> gelu(Ops tf, Operand<TFloat32> sums) {
    Operand<TFloat32> half = tf.math.mul(tf.constant(0.5f), sums);
    Operand<TFloat32> erf = tf.math.erf(tf.math.div(sums, tf.constant(ROOT_OF_2)));
    return tf.math.mul(half, tf.math.add(tf.constant(1f), erf));
  }
}
