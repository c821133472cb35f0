package dev.overfit.graph;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;

/** What a step does with its gradients. */
interface WeightUpdate {
  /**
   * Adds the operations.
   *
   * @param gradients one a variable, in the model's order
   * @param weights the values that the gradients were taken at
   * @return the operations that update, once all gradients are there
   */
  List<Op> apply(List<Operand<TFloat32>> gradients, List<Operand<TFloat32>> weights);
}
