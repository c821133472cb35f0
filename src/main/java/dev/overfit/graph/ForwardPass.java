package dev.overfit.graph;

import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Normalization;
import java.util.Iterator;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.framework.activations.ELU;
import org.tensorflow.framework.activations.ReLU;
import org.tensorflow.framework.activations.Tanh;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The way from features to logits, with dropout in training and without it everywhere else. Its
 * operations stand in a scope {@code model}, each layer's in one of its own, called as Keras calls
 * the layer.
 */
final class ForwardPass {
  private final Ops tf;
  private final ModelSpec model;
  private final List<Operand<TFloat32>> weights;

  /**
   * @param weights kernels and biases in the model's order
   */
  ForwardPass(Ops tf, ModelSpec model, List<Operand<TFloat32>> weights) {
    this.tf = tf.withSubScope("model");
    this.model = model;
    this.weights = weights;
  }

  /** Logits {@code [rows, 1]} of features {@code [rows, features]}, dropout off. */
  Operand<TFloat32> inference(Operand<TFloat32> features) {
    return logits(features, (ops, input, width, layer) -> input);
  }

  /** Logits {@code [rows, 1]} of features {@code [rows, features]}, dropout by the given masks. */
  Operand<TFloat32> training(Operand<TFloat32> features, DropoutMasks masks) {
    return logits(features, masks);
  }

  private Operand<TFloat32> logits(Operand<TFloat32> features, DropoutMasks dropout) {
    Iterator<Operand<TFloat32>> variables = weights.iterator();
    Operand<TFloat32> output = features;
    int width = model.features();
    for (LayerSpec layer : model.layers()) {
      if (layer instanceof Dense dense) {
        output =
            dense(
                tf.withSubScope("dense"),
                output,
                variables.next(),
                variables.next(),
                dense.activation());
        width = dense.units();
      } else if (layer instanceof Dropout drop) {
        output = dropout.apply(tf.withSubScope("dropout"), output, width, drop);
      } else if (layer instanceof Normalization normalization) {
        output = normalized(output, normalization);
      }
    }
    return output;
  }

  private Operand<TFloat32> normalized(Operand<TFloat32> input, Normalization layer) {
    float[] mean = new float[layer.mean().size()];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = layer.mean().get(i).floatValue();
    }
    Operand<TFloat32> centred = tf.math.sub(input, tf.constant(mean));
    return tf.math.div(centred, tf.constant(layer.divisors()));
  }

  private static Operand<TFloat32> dense(
      Ops tf,
      Operand<TFloat32> input,
      Operand<TFloat32> kernel,
      Operand<TFloat32> bias,
      Activation activation) {
    Operand<TFloat32> sums = tf.nn.biasAdd(tf.linalg.matMul(input, kernel), bias);
    return switch (activation) {
      case ELU -> new ELU().call(tf, sums);
      case RELU -> new ReLU().call(tf, sums);
      case TANH -> new Tanh().call(tf, sums);
      case LINEAR -> sums;
    };
  }
}
