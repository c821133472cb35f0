package dev.overfit.example;

import dev.overfit.export.Predictor;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Rows to predict.
 *
 * @param columns the names of the features, compared with the model's; optional
 * @param rows the rows, at least 1, with one number per feature
 */
record PredictionRequest(@Nullable List<String> columns, @Nullable Rows rows) {
  /**
   * Returns the rows as one array, one row after the other.
   *
   * @throws RequestException 400 if the rows do not match the model's input
   */
  float[] flat(Predictor predictor) {
    if (rows == null || rows.values().isEmpty()) {
      throw RequestException.bad("rows: expected at least 1, received none");
    }
    if (columns != null && !columns.equals(predictor.featureNames())) {
      throw RequestException.bad(
          "columns: expected " + predictor.featureNames() + ", received " + columns);
    }
    int width = predictor.features();
    float[] flat = new float[Math.multiplyExact(rows.values().size(), width)];
    for (int row = 0; row < rows.values().size(); row++) {
      float[] values = checked(row, rows.values().get(row), width);
      System.arraycopy(values, 0, flat, row * width, width);
    }
    return flat;
  }

  private static float[] checked(int row, float[] values, int width) {
    if (values.length != width) {
      throw RequestException.bad(
          String.format(
              Locale.ROOT,
              "row %d: expected %d features, received %d",
              row + 1,
              width,
              values.length));
    }
    return values;
  }
}
