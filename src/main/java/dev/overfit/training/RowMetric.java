package dev.overfit.training;

import java.util.function.ToDoubleBiFunction;

/**
 * A figure of labelled rows and a model's logits of them, which a training that is asked for it
 * takes of the validation rows after each epoch. It stands in the history under {@code val_} and
 * its {@link #quantity}, and early stopping can watch it ({@link EarlyStopping#on}).
 *
 * <p>{@link RankMetric} has two that settings and files can name; others, such as this one, are
 * said to a {@link Trainer.Builder#metric trainer}:
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
  /** A metric of which a higher figure is better, such as an area under a curve. */
  static RowMetric higher(String quantity, ToDoubleBiFunction<float[], float[]> function) {
    return new OwnMetric(quantity, true, function);
  }

  /** A metric of which a lower figure is better, such as an error. */
  static RowMetric lower(String quantity, ToDoubleBiFunction<float[], float[]> function) {
    return new OwnMetric(quantity, false, function);
  }

  /**
   * What is measured, such as {@code f1_score}: small letters, digits and underscores, and not the
   * name of a figure that every epoch has.
   */
  String quantity();

  /** Whether a higher figure is the better one. */
  boolean higherIsBetter();

  /**
   * The figure, which is kept as float32; NaN is never better than anything.
   *
   * <p>Called on the thread that trains, which waits; what it throws ends the training. To be the
   * same for the same rows: a training that goes on from a checkpoint takes figures before it from
   * there.
   *
   * @param labels {@code [rows]}, each 0 or 1, at least one
   * @param logits {@code [rows]}, dropout off; both arrays are copies, to write to as one likes
   */
  double of(float[] labels, float[] logits);

  /**
   * The figure in an epoch.
   *
   * @throws IllegalArgumentException if the name is none, or that of a figure that every epoch has
   */
  default Metric metric() {
    return Metric.ofRows(quantity(), higherIsBetter());
  }
}
