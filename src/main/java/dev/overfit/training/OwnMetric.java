package dev.overfit.training;

import java.util.function.ToDoubleBiFunction;

/** A {@link RowMetric} defined by a function. */
record OwnMetric(
    String quantity, boolean higherIsBetter, ToDoubleBiFunction<float[], float[]> function)
    implements RowMetric {
  OwnMetric {
    Metric.ofRows(quantity, higherIsBetter);
  }

  @Override
  public double of(float[] labels, float[] logits) {
    return function.applyAsDouble(labels, logits);
  }
}
