package dev.overfit.graph;

import dev.overfit.model.ModelSpec;
import dev.overfit.model.PlacedLayer;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The way from features to logits, with what layers do in training alone and without it everywhere
 * else. Its operations stand in a scope {@code model}, each layer's in one of its own, called as
 * Keras calls the layer.
 */
final class ForwardPass {
  private final Ops tf;
  private final ModelSpec model;
  private final List<Operand<TFloat32>> weights;

  /**
   * @param weights the values of the variables in the model's order
   */
  ForwardPass(Ops tf, ModelSpec model, List<Operand<TFloat32>> weights) {
    this.tf = tf.withSubScope("model");
    this.model = model;
    this.weights = weights;
  }

  /** Logits {@code [rows, 1]} of features {@code [rows, features]}, outside training. */
  Operand<TFloat32> inference(Operand<TFloat32> features) {
    return logits(features, Optional.empty());
  }

  /**
   * Logits {@code [rows, 1]} of features {@code [rows, features]}, in training.
   *
   * @param draws random numbers for these rows
   */
  Operand<TFloat32> training(Operand<TFloat32> features, StatelessDraws.OfShard draws) {
    return logits(features, Optional.of(draws));
  }

  private Operand<TFloat32> logits(
      Operand<TFloat32> features, Optional<StatelessDraws.OfShard> training) {
    return through(tf, model.stack(), features, weights, training);
  }

  /**
   * What some layers of a model make of their input, outside training.
   *
   * @param tf where the scopes of the layers go
   * @param weights the values of their variables, in their order
   */
  static Operand<TFloat32> inference(
      Ops tf, List<PlacedLayer> layers, Operand<TFloat32> input, List<Operand<TFloat32>> weights) {
    return through(tf, layers, input, weights, Optional.empty());
  }

  private static Operand<TFloat32> through(
      Ops tf,
      List<PlacedLayer> layers,
      Operand<TFloat32> input,
      List<Operand<TFloat32>> weights,
      Optional<StatelessDraws.OfShard> training) {
    Operand<TFloat32> output = input;
    int variable = 0;
    for (PlacedLayer placed : layers) {
      int next = variable + placed.variables().size();
      output =
          placed
              .layer()
              .accept(
                  new LayerOperations(
                      tf.withSubScope(placed.name()),
                      output,
                      placed.inputs(),
                      weights.subList(variable, next),
                      training));
      variable = next;
    }
    return output;
  }
}
