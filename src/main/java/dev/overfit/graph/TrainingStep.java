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
 * One step of training, the body of the custom loop:
 *
 * <pre>{@code
 * logits  = forward(weights, batch, training)
 * data    = mean over rows of (class weight(label) * row's weight * binary crossentropy(label, logit))
 * penalty = sum over layers of regularizer(kernel)
 * loss    = data + penalty
 * update  = optimizer(gradients(loss, trained weights), learning rate at this step)
 * }</pre>
 *
 * @param logits the logits of each shard, {@code [rows, 1]}, before the update
 * @param penalties the penalty of each kernel with a regularizer, a scalar, before the update
 * @param updates the operations that update the variables; nothing else runs them
 */
record TrainingStep(
    List<Operand<TFloat32>> logits, List<Operand<TFloat32>> penalties, List<Op> updates) {

  /**
   * Builds the step.
   *
   * @param variables the variables that the step reads and updates
   * @param batch the rows; each shard goes through the model separately
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
   * Builds the step with an update whose scalars are known.
   *
   * @param update uses the gradients
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

  /** Returns the sum of the penalties; zero if there are none. */
  Operand<TFloat32> regularizationLoss(Ops tf) {
    return RegularizationLosses.sum(tf, penalties);
  }

  /**
   * Returns labels as the side that a logit should not be on: 1 for label 0, and -1 for label 1. In
   * this form, crossentropy and gradient take few operations.
   */
  static Operand<TFloat32> signs(Ops tf, Operand<TFloat32> labels) {
    return tf.math.sub(tf.constant(1f), tf.math.mul(tf.constant(2f), labels));
  }

  /** Returns the labels that {@link #signs} was given, even if they are mixed. */
  static Operand<TFloat32> labels(Ops tf, Operand<TFloat32> signs) {
    return tf.math.mul(tf.math.sub(tf.constant(1f), signs), tf.constant(0.5f));
  }

  /**
   * Returns the binary crossentropy of rows whose labels may be mixed, {@code [rows, 1]}: {@code
   * log(1 + exp(logit)) - label * logit}, which is linear in the label.
   */
  static Operand<TFloat32> mixedCrossentropies(
      Ops tf, Operand<TFloat32> signs, Operand<TFloat32> logits) {
    return tf.math.sub(tf.math.softplus(logits), tf.math.mul(labels(tf, signs), logits));
  }

  /**
   * Returns the binary crossentropy of each row, {@code [rows, 1]}: {@code log(1 + exp(sign *
   * logit))}, the same as {@code max(x, 0) - x z + log(1 + exp(-|x|))} for a label z of 0 or 1.
   *
   * @param signs {@code [rows, 1]}, as returned by {@link #signs}
   * @param logits {@code [rows, 1]}
   */
  static Operand<TFloat32> crossentropies(
      Ops tf, Operand<TFloat32> signs, Operand<TFloat32> logits) {
    return tf.math.softplus(tf.math.mul(signs, logits));
  }

  /**
   * Returns each row's value times the weight of its class, or the values themselves if classes
   * count alike.
   *
   * @param signs {@code [rows, 1]}, as returned by {@link #signs}
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

  /** Returns 1 for each correct row, else 0; a row counts as 1 if {@code logit > threshold}. */
  static Operand<TFloat32> hits(
      Ops tf, Operand<TFloat32> signs, Operand<TFloat32> logits, double threshold) {
    Operand<TBool> predicted = tf.math.greater(logits, tf.constant((float) threshold));
    Operand<TBool> actual = tf.math.less(signs, tf.constant(0f));
    return tf.dtypes.cast(tf.math.equal(predicted, actual), TFloat32.class);
  }

  /** Returns the sum of {@code [rows, 1]}, a scalar. */
  static Operand<TFloat32> sum(Ops tf, Operand<TFloat32> columns) {
    return tf.reduceSum(columns, tf.constant(new int[] {0, 1}));
  }

  /** Returns the mean of {@code [rows, 1]}, a scalar. */
  static Operand<TFloat32> mean(Ops tf, Operand<TFloat32> columns) {
    return tf.math.mean(columns, tf.constant(new int[] {0, 1}));
  }
}
