package dev.overfit.graph;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;

/**
 * The logit of a mean of probabilities, {@code log(p / (1 - p))}, computed from their logits {@code
 * z} as {@code logsumexp(-softplus(-z)) - logsumexp(-softplus(z))} in float64. It is accurate to
 * the last digits of float32 even if all probabilities are so extreme that they are 0 or 1 in
 * float32.
 */
final class MeanProbability {
  private MeanProbability() {}

  /**
   * Returns the logit of the mean.
   *
   * @param logits {@code [terms, rows, 1]}, at least one term
   * @return {@code [rows, 1]}
   */
  static Operand<TFloat32> logit(Ops tf, Operand<TFloat64> logits) {
    Operand<TFloat64> ones = logSumExp(tf, logSigmoid(tf, logits));
    Operand<TFloat64> zeros = logSumExp(tf, logSigmoid(tf, tf.math.neg(logits)));
    return tf.dtypes.cast(tf.math.sub(ones, zeros), TFloat32.class);
  }

  private static Operand<TFloat64> logSigmoid(Ops tf, Operand<TFloat64> logits) {
    return tf.math.neg(tf.math.softplus(tf.math.neg(logits)));
  }

  /** Reduces the terms. Their maximum is kept finite, so that minus infinity gives no NaN. */
  private static Operand<TFloat64> logSumExp(Ops tf, Operand<TFloat64> terms) {
    Operand<TFloat64> largest =
        tf.math.maximum(tf.max(terms, tf.constant(0)), tf.constant(-Double.MAX_VALUE));
    Operand<TFloat64> sum = tf.sum(tf.math.exp(tf.math.sub(terms, largest)), tf.constant(0));
    return tf.math.add(largest, tf.math.log(sum));
  }
}
