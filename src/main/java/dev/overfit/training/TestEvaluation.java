package dev.overfit.training;

import dev.overfit.data.Dataset;
import dev.overfit.evaluation.Evaluation;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The metrics of chosen weights on the test rows, and the logit of each row, which allows two
 * models to be compared on the same rows. Two evaluations are equal if all their numbers are.
 */
public final class TestEvaluation {
  private final Evaluation figures;
  private final float[] logits;

  private TestEvaluation(Evaluation figures, float[] logits) {
    this.figures = figures;
    this.logits = logits;
  }

  /**
   * Evaluates test rows.
   *
   * @param rows the test rows
   * @param logits {@code [rows]}, a model's logit for each row
   * @param logitThreshold the logit above which a row counts as positive
   * @throws IllegalArgumentException if there are not as many logits as rows
   */
  public static TestEvaluation of(Dataset rows, float[] logits, double logitThreshold) {
    return of(rows.labels(), logits, logitThreshold);
  }

  /**
   * Evaluates test rows of which only the labels are known.
   *
   * @param labels {@code [rows]}, each 0 or 1
   * @param logits {@code [rows]}, a model's logit for each row
   * @param logitThreshold the logit above which a row counts as positive
   * @throws IllegalArgumentException if there are not as many logits as rows
   */
  public static TestEvaluation of(float[] labels, float[] logits, double logitThreshold) {
    return new TestEvaluation(Evaluation.of(labels, logits, logitThreshold), logits.clone());
  }

  /** Returns an earlier evaluation of which only the metrics are known; its logits are empty. */
  public static TestEvaluation ofFigures(Evaluation figures) {
    return new TestEvaluation(figures, new float[0]);
  }

  /** Returns the metrics on all test rows. */
  public Evaluation figures() {
    return figures;
  }

  /**
   * Returns each metric under its name, such as {@code test_binary_crossentropy}; values that are
   * not finite are left out.
   */
  Map<String, Double> byLabel() {
    Map<String, Double> byLabel = new TreeMap<>();
    byLabel.put("test_binary_crossentropy", figures.binaryCrossentropy());
    byLabel.put("test_accuracy", figures.accuracy());
    byLabel.put("test_auc", figures.auc());
    byLabel.put("test_average_precision", figures.averagePrecision());
    byLabel.values().removeIf(figure -> !Double.isFinite(figure));
    return byLabel;
  }

  /** Returns a copy of the logits, {@code [rows]}, in the order of the test rows. */
  public float[] logits() {
    return logits.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TestEvaluation that
        && figures.equals(that.figures)
        && Arrays.equals(logits, that.logits);
  }

  @Override
  public int hashCode() {
    return 31 * figures.hashCode() + Arrays.hashCode(logits);
  }

  @Override
  public String toString() {
    return figures + " of " + logits.length + " rows";
  }
}
