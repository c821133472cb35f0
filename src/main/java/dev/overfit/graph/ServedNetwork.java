package dev.overfit.graph;

import dev.overfit.model.ModelSpec;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Computes the outputs of an exported graph from encoded rows, outside training. */
interface ServedNetwork {
  /** Returns the logits {@code [rows, 1]} of features {@code [rows, features]}. */
  Operand<TFloat32> logits(Operand<TFloat32> features);

  /** Returns what the regularizers add to the loss, a scalar. */
  Operand<TFloat32> regularizationLoss();

  /**
   * A single network.
   *
   * @param weights the values of the variables in the model's order
   */
  record Alone(Ops tf, ModelSpec model, List<Operand<TFloat32>> weights) implements ServedNetwork {
    @Override
    public Operand<TFloat32> logits(Operand<TFloat32> features) {
      return new ForwardPass(tf, model, weights).inference(features);
    }

    @Override
    public Operand<TFloat32> regularizationLoss() {
      return RegularizationLosses.sum(tf, model, weights);
    }
  }
}
