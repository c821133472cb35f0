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
    return inference(tf, model.stack(), features, weights);
  }

  /**
   * Logits of a batch in training.
   *
   * @param shards features {@code [rows, features]} of each shard of the batch
   * @param pass with draws for as many shards
   * @return {@code [rows, 1]} of each shard
   */
  List<Operand<TFloat32>> training(List<Operand<TFloat32>> shards, TrainingPass pass) {
    return through(tf, model.stack(), shards, weights, Optional.of(pass));
  }

  /**
   * What some layers of a model make of their input, outside training.
   *
   * @param tf where the scopes of the layers go
   * @param weights the values of their variables, in their order
   */
  static Operand<TFloat32> inference(
      Ops tf, List<PlacedLayer> layers, Operand<TFloat32> input, List<Operand<TFloat32>> weights) {
    return through(tf, layers, List.of(input), weights, Optional.empty()).get(0);
  }

  /** Layer by layer, since a layer may need to know of all shards what comes into it. */
  private static List<Operand<TFloat32>> through(
      Ops tf,
      List<PlacedLayer> layers,
      List<Operand<TFloat32>> shards,
      List<Operand<TFloat32>> weights,
      Optional<TrainingPass> training) {
    List<Operand<TFloat32>> outputs = shards;
    int variable = 0;
    for (PlacedLayer placed : layers) {
      Ops scope = tf.withSubScope(placed.name());
      outputs =
          placed
              .layer()
              .accept(
                  new LayerOperations(
                      scope, outputs, placed.inputs(), weights, variable, training));
      variable += placed.variables().size();
    }
    return outputs;
  }
}
