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
 * first variable, such as a normalization, stand once; the rest of each member in a scope of its
 * own.
 *
 * <p>Its logit is that of the mean of the probabilities, {@code log(p / (1 - p))}, from the logits
 * {@code z} of the members as {@code logsumexp(-softplus(-z)) - logsumexp(-softplus(z))} in
 * float64: right to the last digits of float32 also where all members are so sure that their
 * probabilities are 0 or 1 in float32. Its penalty is the mean of the members'.
 */
final class EnsembleNetwork implements ServedNetwork {
  /**
   * A member.
   *
   * @param name its scope
   * @param weights the values of its variables in the model's order
   */
  record Member(String name, List<Operand<TFloat32>> weights) {}

  private final Ops tf;
  private final ModelSpec model;
  private final List<Member> members;

  /**
   * An ensemble.
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
    return logitOfMean(scope.withSubScope("mean"), logits);
  }

  private static Operand<TFloat32> logitOfMean(Ops tf, List<Operand<TFloat64>> logits) {
    Operand<TFloat64> all = tf.stack(logits); // [members, rows, 1]
    Operand<TFloat64> ones = logSumExp(tf, logSigmoid(tf, all));
    Operand<TFloat64> zeros = logSumExp(tf, logSigmoid(tf, tf.math.neg(all)));
    return tf.dtypes.cast(tf.math.sub(ones, zeros), TFloat32.class);
  }

  private static Operand<TFloat64> logSigmoid(Ops tf, Operand<TFloat64> logits) {
    return tf.math.neg(tf.math.softplus(tf.math.neg(logits)));
  }

  /** Over the members; the largest is kept finite, so that minus infinities stay what they are. */
  private static Operand<TFloat64> logSumExp(Ops tf, Operand<TFloat64> terms) {
    Operand<TFloat64> largest =
        tf.math.maximum(tf.max(terms, tf.constant(0)), tf.constant(-Double.MAX_VALUE));
    Operand<TFloat64> sum = tf.sum(tf.math.exp(tf.math.sub(terms, largest)), tf.constant(0));
    return tf.math.add(largest, tf.math.log(sum));
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
