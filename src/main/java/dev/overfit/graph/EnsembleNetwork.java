package dev.overfit.graph;

import dev.overfit.model.ModelSpec;
import dev.overfit.model.PlacedLayer;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;

/**
 * Several networks of the same layers, whose probabilities are averaged. The layers before the
 * first one with variables, such as a normalization, are built once; the rest of each member is
 * built in its own scope.
 *
 * <p>Its logit is that of the mean probability, as {@link MeanProbability} computes it. Its penalty
 * is the mean of the members' penalties.
 */
final class EnsembleNetwork implements ServedNetwork {
  /**
   * A member.
   *
   * @param name the name of its scope
   * @param weights the values of its variables in the model's order
   */
  record Member(String name, List<Operand<TFloat32>> weights) {}

  private final Ops tf;
  private final ModelSpec model;
  private final List<Member> members;

  /**
   * Creates an ensemble.
   *
   * @param members at least one
   */
  EnsembleNetwork(Ops tf, ModelSpec model, List<Member> members) {
    this.tf = tf;
    this.model = model;
    this.members = members;
  }

  @Override
  public Operand<TFloat32> logits(Operand<TFloat32> features) {
    Ops scope = tf.withSubScope("model");
    List<PlacedLayer> stack = model.stack();
    int shared = (int) stack.stream().takeWhile(layer -> layer.variables().isEmpty()).count();
    Operand<TFloat32> input =
        ForwardPass.inference(scope, stack.subList(0, shared), features, List.of());
    List<Operand<TFloat64>> logits = new ArrayList<>();
    for (Member member : members) {
      Ops own = scope.withSubScope(member.name());
      Operand<TFloat32> logit =
          ForwardPass.inference(own, stack.subList(shared, stack.size()), input, member.weights());
      logits.add(own.dtypes.cast(logit, TFloat64.class));
    }
    Ops mean = scope.withSubScope("mean");
    return MeanProbability.logit(mean, mean.stack(logits));
  }

  @Override
  public Operand<TFloat32> regularizationLoss() {
    List<Operand<TFloat32>> losses = new ArrayList<>();
    for (Member member : members) {
      losses.addAll(RegularizationLosses.of(tf, model, member.weights()));
    }
    return tf.math.div(RegularizationLosses.sum(tf, losses), tf.constant((float) members.size()));
  }
}
