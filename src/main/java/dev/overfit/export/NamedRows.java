package dev.overfit.export;

import dev.overfit.io.OneLine;
import dev.overfit.model.Encoding;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the features of a model of rows that are cells by names.
 *
 * @param encoding of the columns of a table; without one, the names are those of the features
 * @param features the names of the features
 */
record NamedRows(Optional<Encoding> encoding, List<String> features) {
  private static final int SHOWN = 60;

  /**
   * The features of rows, row-major.
   *
   * @throws IllegalArgumentException where a cell is absent or not what its column takes; its
   *     message names row and column
   */
  float[] coded(List<? extends Map<String, ? extends @Nullable Object>> rows) {
    float[] coded = new float[Math.multiplyExact(rows.size(), features.size())];
    int at = 0;
    for (Map<String, ? extends @Nullable Object> row : rows) {
      try {
        code(row, coded, at);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "row %,d, %s", at / features.size() + 1, e.getMessage()), e);
      }
      at += features.size();
    }
    return coded;
  }

  private void code(Map<String, ? extends @Nullable Object> row, float[] target, int at) {
    if (encoding.isPresent()) {
      encoding.get().encode(row, target, at);
      return;
    }
    for (int i = 0; i < features.size(); i++) {
      target[at + i] = feature(row, features.get(i));
    }
  }

  private static float feature(Map<String, ? extends @Nullable Object> row, String name) {
    Object cell = row.get(name);
    if (!(cell instanceof Number number)) {
      String received =
          row.containsKey(name)
              ? OneLine.of(String.valueOf(cell), SHOWN)
              : "a row without this column";
      throw new IllegalArgumentException(
          "column " + OneLine.of(name) + ": expected a number, received " + received);
    }
    float value = number.floatValue();
    if (Float.isInfinite(value)) {
      throw new IllegalArgumentException(
          "column "
              + OneLine.of(name)
              + ": expected a number within float32, received "
              + OneLine.of(String.valueOf(cell), SHOWN));
    }
    return value;
  }
}
