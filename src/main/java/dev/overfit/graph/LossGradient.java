package dev.overfit.graph;

import dev.overfit.graph.Batch.Shard;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.types.TFloat32;

/**
 * The gradient of a loss that is the sum of its parts: the mean binary crossentropy and the
 * penalties.
 *
 * <p>The runtime derives everything but the first step of the crossentropy, which is written out.
 * By a logit it is {@code (sigmoid(logit) - label) / rows}, here {@code s * sigmoid(s * logit) /
 * rows} with {@code s} from {@link TrainingStep#signs}, which keeps all digits when the model is
 * right and certain. Each row's gradient is multiplied by the weights of its class and of the row
 * itself.
 */
final class LossGradient {
  private final Ops tf;
  private final StepSettings settings;
  private final List<Operand<TFloat32>> outputs = new ArrayList<>();
  private final List<Operand<TFloat32>> byOutputs = new ArrayList<>();

  LossGradient(Ops tf, StepSettings settings) {
    this.tf = tf.withSubScope("gradients");
    this.settings = settings;
  }

  /**
   * Adds the crossentropy of some rows.
   *
   * @param logits {@code [n, 1]}
   * @param shard the {@code n} rows
   * @param rows the number of rows that the mean is taken over
   */
  void addCrossentropy(Operand<TFloat32> logits, Shard shard, Operand<TFloat32> rows) {
    outputs.add(logits);
    Operand<TFloat32> signs = shard.signs();
    Operand<TFloat32> byLogit =
        settings.mixesLabels() ? byMixed(logits, signs) : byLabelled(logits, signs);
    Operand<TFloat32> ofClass = TrainingStep.weighted(tf, settings.classWeight(), signs, byLogit);
    Operand<TFloat32> weighted =
        shard.weights().<Operand<TFloat32>>map(each -> tf.math.mul(each, ofClass)).orElse(ofClass);
    byOutputs.add(tf.math.div(weighted, rows));
  }

  private Operand<TFloat32> byLabelled(Operand<TFloat32> logits, Operand<TFloat32> signs) {
    return tf.math.mul(signs, tf.math.sigmoid(tf.math.mul(signs, logits)));
  }

  /** Returns {@code sigmoid(logit) - label}, which also holds for a label between 0 and 1. */
  private Operand<TFloat32> byMixed(Operand<TFloat32> logits, Operand<TFloat32> signs) {
    return tf.math.sub(tf.math.sigmoid(logits), TrainingStep.labels(tf, signs));
  }

  /** Adds a penalty, a scalar. */
  void addPenalty(Operand<TFloat32> penalty) {
    outputs.add(penalty);
    byOutputs.add(tf.constant(1f));
  }

  /** Returns the gradient by each of the weights. */
  List<Operand<TFloat32>> by(List<Operand<TFloat32>> weights) {
    List<Operand<TFloat32>> gradients = new ArrayList<>();
    for (Operand<?> gradient : tf.gradients(outputs, weights, Gradients.dx(byOutputs))) {
      gradients.add(gradient.asOutput().expect(TFloat32.class));
    }
    return gradients;
  }
}
