package dev.overfit.graph;

import dev.overfit.model.Dense;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Regularizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The list of penalties that a model asks for, what Keras calls {@code model.losses}. */
final class RegularizationLosses {
  private RegularizationLosses() {}

  /**
   * A scalar for each kernel that has a regularizer, from the input to the output; empty where none
   * has.
   *
   * @param weights kernels and biases in the model's order
   */
  static List<Operand<TFloat32>> of(Ops tf, ModelSpec model, List<Operand<TFloat32>> weights) {
    List<Operand<TFloat32>> losses = new ArrayList<>();
    int kernel = 0;
    for (LayerSpec layer : model.layers()) {
      if (layer instanceof Dense dense) {
        penalty(dense.kernelRegularizer()).ifPresent(add(tf, weights.get(kernel), losses));
        kernel += 2;
      }
    }
    return losses;
  }

  /** The sum of {@link #of}; zero where the list is empty. */
  static Operand<TFloat32> sum(Ops tf, ModelSpec model, List<Operand<TFloat32>> weights) {
    return sum(tf, of(tf, model, weights));
  }

  /** The sum of scalars; zero where the list is empty. */
  static Operand<TFloat32> sum(Ops tf, List<Operand<TFloat32>> losses) {
    return losses.isEmpty() ? tf.constant(0f) : tf.math.addN(losses);
  }

  private static java.util.function.Consumer<org.tensorflow.framework.regularizers.Regularizer> add(
      Ops tf, Operand<TFloat32> kernel, List<Operand<TFloat32>> losses) {
    return regularizer -> losses.add(regularizer.call(tf, kernel));
  }

  private static Optional<org.tensorflow.framework.regularizers.Regularizer> penalty(
      Regularizer regularizer) {
    if (regularizer instanceof Regularizer.L1 l1) {
      return Optional.of(new org.tensorflow.framework.regularizers.L1((float) l1.l1()));
    }
    if (regularizer instanceof Regularizer.L2 l2) {
      return Optional.of(new org.tensorflow.framework.regularizers.L2((float) l2.l2()));
    }
    if (regularizer instanceof Regularizer.L1L2 both) {
      return Optional.of(
          new org.tensorflow.framework.regularizers.L1L2((float) both.l1(), (float) both.l2()));
    }
    return Optional.empty();
  }
}
