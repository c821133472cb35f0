package dev.overfit.graph;

import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.Normalization;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.framework.activations.ELU;
import org.tensorflow.framework.activations.ReLU;
import org.tensorflow.framework.activations.Tanh;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** What each kind of layer makes of its input. */
final class LayerOperations implements LayerSpec.Visitor<Operand<TFloat32>> {
  private final Ops tf;
  private final Operand<TFloat32> input;
  private final int width;
  private final List<Operand<TFloat32>> variables;
  private final Optional<StatelessDraws.OfShard> training;

  /**
   * @param tf where the layer's operations go
   * @param input {@code [rows, width]}
   * @param variables the values of the layer's variables, in its order
   * @param training random numbers for the rows, in training; empty everywhere else
   */
  LayerOperations(
      Ops tf,
      Operand<TFloat32> input,
      int width,
      List<Operand<TFloat32>> variables,
      Optional<StatelessDraws.OfShard> training) {
    this.tf = tf;
    this.input = input;
    this.width = width;
    this.variables = variables;
    this.training = training;
  }

  @Override
  public Operand<TFloat32> dense(Dense layer) {
    Operand<TFloat32> products = tf.linalg.matMul(input, variables.get(0));
    return activated(tf.nn.biasAdd(products, variables.get(1)), layer.activation());
  }

  private Operand<TFloat32> activated(Operand<TFloat32> sums, Activation activation) {
    return switch (activation) {
      case ELU -> new ELU().call(tf, sums);
      case RELU -> new ReLU().call(tf, sums);
      case TANH -> new Tanh().call(tf, sums);
      case LINEAR -> sums;
    };
  }

  @Override
  public Operand<TFloat32> dropout(Dropout layer) {
    return training
        .map(draws -> DropoutMask.apply(tf, input, width, layer.rate(), draws))
        .orElse(input);
  }

  @Override
  public Operand<TFloat32> normalization(Normalization layer) {
    float[] mean = new float[width];
    for (int i = 0; i < width; i++) {
      mean[i] = layer.mean().get(i).floatValue();
    }
    Operand<TFloat32> centred = tf.math.sub(input, tf.constant(mean));
    return tf.math.div(centred, tf.constant(layer.divisors()));
  }
}
