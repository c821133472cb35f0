package dev.overfit.graph;

import dev.overfit.model.LayerVariable;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Regularizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.framework.regularizers.L1;
import org.tensorflow.framework.regularizers.L1L2;
import org.tensorflow.framework.regularizers.L2;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The list of penalties of a model, which Keras calls {@code model.losses}. */
final class RegularizationLosses implements Regularizer.Visitor<Optional<Operand<TFloat32>>> {
  private final Ops tf;
  private final Operand<TFloat32> weight;

  private RegularizationLosses(Ops tf, Operand<TFloat32> weight) {
    this.tf = tf;
    this.weight = weight;
  }

  /**
   * Returns a scalar for each variable that has a regularizer, from the input to the output.
   *
   * @param weights the values of the variables in the model's order
   */
  static List<Operand<TFloat32>> of(Ops tf, ModelSpec model, List<Operand<TFloat32>> weights) {
    List<Operand<TFloat32>> losses = new ArrayList<>();
    List<LayerVariable> variables = model.layerVariables();
    for (int i = 0; i < variables.size(); i++) {
      variables
          .get(i)
          .regularizer()
          .accept(new RegularizationLosses(tf, weights.get(i)))
          .ifPresent(losses::add);
    }
    return losses;
  }

  /** Returns the sum of {@link #of}; zero if there are no penalties. */
  static Operand<TFloat32> sum(Ops tf, ModelSpec model, List<Operand<TFloat32>> weights) {
    return sum(tf, of(tf, model, weights));
  }

  /** Returns the sum of scalars; zero if the list is empty. */
  static Operand<TFloat32> sum(Ops tf, List<Operand<TFloat32>> losses) {
    return losses.isEmpty() ? tf.constant(0f) : tf.math.addN(losses);
  }

  @Override
  public Optional<Operand<TFloat32>> none() {
    return Optional.empty();
  }

  @Override
  public Optional<Operand<TFloat32>> l1(Regularizer.L1 l1) {
    return Optional.of(new L1((float) l1.l1()).call(tf, weight));
  }

  @Override
  public Optional<Operand<TFloat32>> l2(Regularizer.L2 l2) {
    return Optional.of(new L2((float) l2.l2()).call(tf, weight));
  }

  @Override
  public Optional<Operand<TFloat32>> l1l2(Regularizer.L1L2 both) {
    return Optional.of(new L1L2((float) both.l1(), (float) both.l2()).call(tf, weight));
  }
}
