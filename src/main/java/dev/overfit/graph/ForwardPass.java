package dev.overfit.graph;

import dev.overfit.model.ModelSpec;
import dev.overfit.model.PlacedLayer;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Builds the operations from features to logits. Layers behave as in training only if asked to. All
 * operations are in a scope {@code model}, each layer's in a scope with the name that Keras gives
 * it.
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

  /** Returns logits {@code [rows, 1]} of features {@code [rows, features]}, outside training. */
  Operand<TFloat32> inference(Operand<TFloat32> features) {
    return inference(tf, model.stack(), features, weights);
  }

  /**
   * Returns the logits of a batch in training.
   *
   * @param shards the features {@code [rows, features]} of each shard of the batch
   * @param pass has draws for each shard
   * @return the logits {@code [rows, 1]} of each shard
   */
  List<Operand<TFloat32>> training(List<Operand<TFloat32>> shards, TrainingPass pass) {
    return through(tf, model.stack(), shards, weights, Optional.of(pass));
  }

  /**
   * Returns the output of some layers of a model, outside training.
   *
   * @param tf the scope that contains the scopes of the layers
   * @param weights the values of the layers' variables, in order
   */
  static Operand<TFloat32> inference(
      Ops tf, List<PlacedLayer> layers, Operand<TFloat32> input, List<Operand<TFloat32>> weights) {
    return through(tf, layers, List.of(input), weights, Optional.empty()).get(0);
  }

  /** Goes layer by layer, since a layer may need the input of all shards. */
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
