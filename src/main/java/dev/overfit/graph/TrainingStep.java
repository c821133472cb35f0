package dev.overfit.graph;

import dev.overfit.graph.Batch.Shard;
import dev.overfit.model.ModelSpec;
import dev.overfit.optimizer.Optimizer;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.framework.op.FrameworkOps;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * One step of training, the custom loop's body:
 *
 * <pre>{@code
 * logits  = forward(weights, batch, training)
 * data    = mean binary crossentropy(labels, logits)
 * penalty = sum over layers of regularizer(kernel)
 * loss    = data + penalty
 * update  = optimizer(gradients(loss, weights), learning rate at this step)
 * }</pre>
 *
 * @param binaryCrossentropy the batch's mean, a scalar, before the update
 * @param regularizationLoss the sum of the penalties, a scalar, before the update
 * @param correct how many rows of the batch were on the right side of the threshold, a scalar,
 *     before the update
 * @param updates the operations that update; nothing else runs them
 */
record TrainingStep(
    Operand<TFloat32> binaryCrossentropy,
    Operand<TFloat32> regularizationLoss,
    Operand<TFloat32> correct,
    List<Op> updates) {

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
    Optimizer optimizer = settings.optimizer();
    WeightUpdate update =
        (gradients, weights, at) ->
            new OptimizerUpdate(tf.withSubScope("optimizer"), variables)
                .apply(optimizer, gradients, weights, at);
    return build(tf, model, settings, variables.readWeights(), update, batch, step);
  }

  /**
   * The same on the values of variables.
   *
   * @param weights kernels and biases in the model's order
   * @param update what is done with the gradients
   */
  static TrainingStep build(
      Ops tf,
      ModelSpec model,
      StepSettings settings,
      List<Operand<TFloat32>> weights,
      WeightUpdate update,
      Batch batch,
      Operand<TInt64> step) {
    Ops crossentropy = tf.withSubScope("binary_crossentropy");
    Ops accuracy = tf.withSubScope("accuracy");
    StatelessDropout dropout = new StatelessDropout(settings.seed(), batch.size(), step);
    Operand<TFloat32> rows = crossentropy.dtypes.cast(batch.size(), TFloat32.class);
    List<Operand<TFloat32>> crossentropies = new ArrayList<>();
    List<Operand<TFloat32>> correct = new ArrayList<>();
    LossGradient loss = new LossGradient(tf);
    for (Shard shard : batch.shards()) {
      Operand<TFloat32> logits =
          new ForwardPass(tf, model, weights)
              .training(shard.features(), dropout.masks(shard.rows()));
      crossentropies.add(sum(crossentropy, crossentropies(crossentropy, shard.labels(), logits)));
      correct.add(correct(accuracy, shard.labels(), logits, settings.logitThreshold()));
      loss.addCrossentropy(logits, shard.labels(), rows);
    }
    Operand<TFloat32> data = crossentropy.math.div(crossentropy.math.addN(crossentropies), rows);
    Ops regularizers = tf.withSubScope("regularization_loss");
    List<Operand<TFloat32>> penalties = RegularizationLosses.of(regularizers, model, weights);
    Operand<TFloat32> penalty =
        penalties.isEmpty() ? tf.constant(0f) : regularizers.math.addN(penalties);
    penalties.forEach(loss::addPenalty);
    List<Op> updates = update.apply(loss.by(weights), weights, step);

    return new TrainingStep(data, penalty, accuracy.math.addN(correct), updates);
  }

  /** What a step of {@code size} rows adds to {@link EpochLoop#SUMS}. */
  Operand<TFloat32> figures(Ops tf, Operand<TInt32> size) {
    Operand<TFloat32> weight = tf.dtypes.cast(size, TFloat32.class);
    return tf.stack(
        List.of(
            tf.math.mul(binaryCrossentropy, weight),
            tf.math.mul(regularizationLoss, weight),
            correct));
  }

  /** The binary crossentropy of each row, {@code [rows, 1]}. */
  static Operand<TFloat32> crossentropies(
      Ops tf, Operand<TFloat32> labels, Operand<TFloat32> logits) {
    return FrameworkOps.create(tf).nn.sigmoidCrossEntropyWithLogits(labels, logits);
  }

  /** How many rows have {@code logit > threshold} where the label is 1, or not where it is 0. */
  static Operand<TFloat32> correct(
      Ops tf, Operand<TFloat32> labels, Operand<TFloat32> logits, double threshold) {
    Operand<TBool> predicted = tf.math.greater(logits, tf.constant((float) threshold));
    Operand<TBool> actual = tf.math.greater(labels, tf.constant(0.5f));
    return sum(tf, tf.dtypes.cast(tf.math.equal(predicted, actual), TFloat32.class));
  }

  static Operand<TFloat32> sum(Ops tf, Operand<TFloat32> columns) {
    return tf.reduceSum(columns, tf.constant(new int[] {0, 1}));
  }

  /** The mean of {@code [rows, 1]}, a scalar. */
  static Operand<TFloat32> mean(Ops tf, Operand<TFloat32> columns) {
    return tf.math.mean(columns, tf.constant(new int[] {0, 1}));
  }
}
