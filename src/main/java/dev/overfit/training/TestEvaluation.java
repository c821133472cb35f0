package dev.overfit.training;

import dev.overfit.data.Dataset;
import dev.overfit.evaluation.Evaluation;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * What chosen weights give on the test rows: the figures, and the logit of each row, from which a
 * comparison of two models on the same rows is made. Two are equal if all their numbers are.
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
   * @param logits {@code [rows]}, a model's logit for each
   * @param logitThreshold above which logit a row counts as positive
   * @throws IllegalArgumentException if there are not as many logits as rows
   */
  public static TestEvaluation of(Dataset rows, float[] logits, double logitThreshold) {
    return of(rows.labels(), logits, logitThreshold);
  }

  /**
   * Likewise, of test rows of which only the labels are at hand.
   *
   * @param labels {@code [rows]}, each 0 or 1
   * @param logits as above
   * @param logitThreshold as above
   * @throws IllegalArgumentException if there are not as many logits as rows
   */
  public static TestEvaluation of(float[] labels, float[] logits, double logitThreshold) {
    return new TestEvaluation(Evaluation.of(labels, logits, logitThreshold), logits.clone());
  }

  /** An earlier evaluation of which only the figures are at hand: its logits are of no rows. */
  public static TestEvaluation ofFigures(Evaluation figures) {
    return new TestEvaluation(figures, new float[0]);
  }

  /** The figures on all test rows. */
  public Evaluation figures() {
    return figures;
  }

  /**
   * Each figure under its name, such as {@code test_binary_crossentropy}; those that are no finite
   * numbers are left out.
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

  /** The logits, {@code [rows]}, in the order of the test rows; a copy. */
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
