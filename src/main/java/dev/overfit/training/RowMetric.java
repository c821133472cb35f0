package dev.overfit.training;

import java.util.function.ToDoubleBiFunction;

/**
 * A metric of labeled rows and a model's logits for them. A training that requests it computes it
 * from the validation rows after each epoch. The history lists it as {@code val_} followed by its
 * {@link #quantity}, and early stopping can watch it ({@link EarlyStopping#on}).
 *
 * <p>{@link RankMetric} has two metrics that settings and files can name; add others, such as this
 * one, to a {@link Trainer.Builder#metric trainer}:
 *
 * <pre>{@code
 * RowMetric.lower("brier", (labels, logits) -> {
 *   double sum = 0;
 *   for (int row = 0; row < labels.length; row++) {
 *     double probability = 1 / (1 + Math.exp(-logits[row]));
 *     sum += Math.pow(probability - labels[row], 2);
 *   }
 *   return sum / labels.length;
 * })
 * }</pre>
 */
public interface RowMetric {
  /** Returns a metric for which higher is better, such as an area under a curve. */
  static RowMetric higher(String quantity, ToDoubleBiFunction<float[], float[]> function) {
    return new OwnMetric(quantity, true, function);
  }

  /** Returns a metric for which lower is better, such as an error. */
  static RowMetric lower(String quantity, ToDoubleBiFunction<float[], float[]> function) {
    return new OwnMetric(quantity, false, function);
  }

  /**
   * Returns the measured quantity, such as {@code f1_score}: lowercase letters, digits and
   * underscores, but not the name of a metric that every epoch has.
   */
  String quantity();

  /** Returns whether a higher value is better. */
  boolean higherIsBetter();

  /**
   * Computes the value, which is kept as float32; NaN is never better than anything.
   *
   * <p>Called on the training's thread, which waits; an exception ends the training. The same rows
   * must always give the same value, because a training that resumes from a checkpoint takes
   * earlier values from there.
   *
   * @param labels {@code [rows]}, each 0 or 1, at least one
   * @param logits {@code [rows]}, dropout off; both arrays are copies that may be modified
   */
  double of(float[] labels, float[] logits);

  /**
   * Returns the metric under which an epoch records the value.
   *
   * @throws IllegalArgumentException if the name is not valid, or is that of a metric that every
   *     epoch has
   */
  default Metric metric() {
    return Metric.ofRows(quantity(), higherIsBetter());
  }
}
