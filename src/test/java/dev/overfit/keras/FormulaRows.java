package dev.overfit.keras;

import dev.overfit.data.DataOrigin;
import dev.overfit.data.Dataset;
import dev.overfit.data.Higgs;
import dev.overfit.data.LoadedData;
import dev.overfit.data.Split;
import dev.overfit.model.LayerVariable;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.VariableSpec;
import dev.overfit.model.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows and initial weights by formula, as {@code keras/golden.py} defines them. Nothing is random,
 * so Keras and this trainer start from the same numbers.
 */
public final class FormulaRows {
  private FormulaRows() {}

  /** Returns {@code ((n + 1) * 2654435761 + k * 40503) mod 2^32 / 2^32}, in [0, 1). */
  static double u(long n, long k) {
    return (((n + 1) * 2654435761L + k * 40503L) & 0xFFFFFFFFL) / 4294967296.0;
  }

  /** Returns 11,000 rows of which the first 1,000 validate and the others train. */
  public static Split split() {
    return load(11_000).split(1000, 10_000);
  }

  /** Returns the given number of rows. */
  public static LoadedData load(int rows) {
    return load(rows, 0);
  }

  /** Returns the given number of rows; those whose sum is above a threshold have label 1. */
  static LoadedData load(int rows, double threshold) {
    float[] features = new float[28 * rows];
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) (4 * u(i, 1000) - 2);
    }
    float[] labels = new float[rows];
    for (int row = 0; row < rows; row++) {
      double x0 = features[28 * row];
      double x1 = features[28 * row + 1];
      double x2 = features[28 * row + 2];
      double x3 = features[28 * row + 3];
      labels[row] = x0 * x1 + x2 - x3 / 2 + u(row, 2000) - 0.5 > threshold ? 1 : 0;
    }
    return new LoadedData(
        Dataset.of(Higgs.COLUMNS, features, labels),
        new DataOrigin("formula", "keras/golden.py", true, "", rows));
  }

  /** Returns Glorot-sized kernels by formula and initial values for everything else. */
  static Weights weights(ModelSpec model) {
    List<float[]> values = new ArrayList<>();
    int layer = 0;
    for (LayerVariable variable : model.layerVariables()) {
      float[] start = new float[variable.spec().size()];
      switch (variable.initializer()) {
        case GLOROT_UNIFORM -> start = kernel(variable.spec(), layer++);
        case ONES -> Arrays.fill(start, 1);
        case ZEROS -> {}
      }
      values.add(start);
    }
    return Weights.of(model.variables(), values);
  }

  private static float[] kernel(VariableSpec variable, int layer) {
    double limit = Math.sqrt(6.0 / (variable.shape().get(0) + variable.shape().get(1)));
    float[] values = new float[variable.size()];
    for (int n = 0; n < values.length; n++) {
      values[n] = (float) ((2 * u(n, layer) - 1) * limit);
    }
    return values;
  }
}
