package dev.overfit.graph;

import dev.overfit.graph.Batch.Shard;
import dev.overfit.model.ModelSpec;
import dev.overfit.optimizer.ClassWeight.PerClass;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * One step of training, the custom loop's body:
 *
 * <pre>{@code
 * logits  = forward(weights, batch, training)
 * data    = mean over rows of (class weight(label) * row's weight * binary crossentropy(label, logit))
 * penalty = sum over layers of regularizer(kernel)
 * loss    = data + penalty
 * update  = optimizer(gradients(loss, trained weights), learning rate at this step)
 * }</pre>
 *
 * @param logits each shard's, {@code [rows, 1]}, before the update
 * @param penalties the scalar of each kernel that has a regularizer, before the update
 * @param updates the operations that update; nothing else runs them
 */
record TrainingStep(
    List<Operand<TFloat32>> logits, List<Operand<TFloat32>> penalties, List<Op> updates) {

  /**
   * Builds the step.
   *
   * @param variables the variables that it reads and updates
   * @param batch the rows; each shard's way through the model is one of its own
   * @param step the optimizer's step, from 0, a scalar
   */
  static TrainingStep build(
      Ops tf,
      ModelSpec model,
      StepSettings settings,
      GraphVariables variables,
      Batch batch,
      Operand<TInt64> step) {
    Ops optimizer = tf.withSubScope("optimizer");
    OptimizerUpdate update =
        new OptimizerUpdate(
            optimizer,
            settings.optimizer(),
            variables,
            OptimizerUpdate.scalars(optimizer, settings.optimizer(), step));
    return build(tf, model, settings, variables, update, batch, step);
  }

  /**
   * The same with an update whose scalars are known.
   *
   * @param update what is done with the gradients
   */
  static TrainingStep build(
      Ops tf,
      ModelSpec model,
      StepSettings settings,
      GraphVariables variables,
      OptimizerUpdate update,
      Batch batch,
      Operand<TInt64> step) {
    List<Operand<TFloat32>> weights = variables.readWeights();
    StatelessDraws draws = new StatelessDraws(settings.seed(), batch.size(), step);
    Operand<TFloat32> rows = tf.dtypes.cast(batch.size(), TFloat32.class);
    TrainingPass pass =
        new TrainingPass(
            rows, batch.shards().stream().map(shard -> draws.of(shard.rows())).toList());
    List<Operand<TFloat32>> logits =
        new ForwardPass(tf, model, weights)
            .training(batch.shards().stream().map(Shard::features).toList(), pass);
    LossGradient loss = new LossGradient(tf, settings);
    for (int i = 0; i < logits.size(); i++) {
      loss.addCrossentropy(logits.get(i), batch.shards().get(i), rows);
    }
    List<Operand<TFloat32>> penalties =
        RegularizationLosses.of(tf.withSubScope("regularization_loss"), model, weights);
    penalties.forEach(loss::addPenalty);
    List<Operand<TFloat32>> trained = variables.trainable(weights);
    List<Op> updates = new ArrayList<>(update.apply(loss.by(trained), trained));
    pass.kept()
        .forEach(
            (place, value) ->
                updates.add(tf.assignVariableOp(variables.weights().get(place).handle(), value)));
    return new TrainingStep(logits, penalties, updates);
  }

  /** The sum of the penalties; zero where there is none. */
  Operand<TFloat32> regularizationLoss(Ops tf) {
    return RegularizationLosses.sum(tf, penalties);
  }

  /**
   * Labels as the side that a logit should not be on: 1 where the label is 0, -1 where it is 1.
   * With it crossentropy and gradient take few operations.
   */
  static Operand<TFloat32> signs(Ops tf, Operand<TFloat32> labels) {
    return tf.math.sub(tf.constant(1f), tf.math.mul(tf.constant(2f), labels));
  }

  /** The labels again of what {@link #signs} makes of them, also of mixed ones. */
  static Operand<TFloat32> labels(Ops tf, Operand<TFloat32> signs) {
    return tf.math.mul(tf.math.sub(tf.constant(1f), signs), tf.constant(0.5f));
  }

  /**
   * The binary crossentropy of rows whose labels may be mixed, {@code [rows, 1]}: {@code log(1 +
   * exp(logit)) - label * logit}, which is linear in the label.
   */
  static Operand<TFloat32> mixedCrossentropies(
      Ops tf, Operand<TFloat32> signs, Operand<TFloat32> logits) {
    return tf.math.sub(tf.math.softplus(logits), tf.math.mul(labels(tf, signs), logits));
  }

  /**
   * The binary crossentropy of each row, {@code [rows, 1]}: {@code log(1 + exp(sign * logit))}, the
   * same as {@code max(x, 0) - x z + log(1 + exp(-|x|))} for a label z of 0 or 1.
   *
   * @param signs {@code [rows, 1]}, as {@link #signs}
   * @param logits {@code [rows, 1]}
   */
  static Operand<TFloat32> crossentropies(
      Ops tf, Operand<TFloat32> signs, Operand<TFloat32> logits) {
    return tf.math.softplus(tf.math.mul(signs, logits));
  }

  /**
   * Each row's value times what its class counts; the values themselves where all count alike.
   *
   * @param signs {@code [rows, 1]}, as {@link #signs}
   * @param values {@code [rows, 1]}
   */
  static Operand<TFloat32> weighted(
      Ops tf, PerClass weight, Operand<TFloat32> signs, Operand<TFloat32> values) {
    if (weight.alike()) {
      return values;
    }
    Operand<TFloat32> ofRows =
        tf.select(
            tf.math.less(signs, tf.constant(0f)),
            tf.constant((float) weight.positive()),
            tf.constant((float) weight.negative()));
    return tf.math.mul(ofRows, values);
  }

  /** 1 for each row with {@code logit > threshold} where the label is 1, or not where it is 0. */
  static Operand<TFloat32> hits(
      Ops tf, Operand<TFloat32> signs, Operand<TFloat32> logits, double threshold) {
    Operand<TBool> predicted = tf.math.greater(logits, tf.constant((float) threshold));
    Operand<TBool> actual = tf.math.less(signs, tf.constant(0f));
    return tf.dtypes.cast(tf.math.equal(predicted, actual), TFloat32.class);
  }

  /** The sum of {@code [rows, 1]}, a scalar. */
  static Operand<TFloat32> sum(Ops tf, Operand<TFloat32> columns) {
    return tf.reduceSum(columns, tf.constant(new int[] {0, 1}));
  }

  /** The mean of {@code [rows, 1]}, a scalar. */
  static Operand<TFloat32> mean(Ops tf, Operand<TFloat32> columns) {
    return tf.math.mean(columns, tf.constant(new int[] {0, 1}));
  }
}
