package dev.overfit.export;

import dev.overfit.io.OneLine;
import dev.overfit.model.Encoding;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Turns rows with named columns into the features of a model.
 *
 * @param known whether the names of the features are known
 * @param features the names of the features; {@code feature_0}, … if they are not known
 * @param encoding the encoding of the columns of a table; without one, columns are features
 */
record NamedRows(boolean known, List<String> features, Optional<Encoding> encoding) {
  private static final int SHOWN = 60;

  /** Returns the instance for a model with the given number of features and, possibly, a card. */
  static NamedRows of(Optional<ModelCard> card, int features) {
    return card.map(each -> new NamedRows(true, each.featureNames(), each.encoding()))
        .orElseGet(() -> unknown(features));
  }

  private static NamedRows unknown(int features) {
    List<String> names = IntStream.range(0, features).mapToObj(i -> "feature_" + i).toList();
    return new NamedRows(false, names, Optional.empty());
  }

  /**
   * Checks that columns are in the order of the model's features.
   *
   * @throws IllegalArgumentException if there are more or fewer, or if the names are known and one
   *     differs
   */
  void checkColumns(List<String> columns) {
    if (columns.size() != features.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "columns: expected %d, received %d", features.size(), columns.size()));
    }
    for (int i = 0; known && i < columns.size(); i++) {
      if (!columns.get(i).equals(features.get(i))) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "column %d: expected %s, received %s",
                i + 1,
                features.get(i),
                columns.get(i)));
      }
    }
  }

  /**
   * Checks that features are finite if the model is known to take no others: missing values in raw
   * rows are for the encoding to fill. Rows for a SavedModel without a card are not checked, since
   * its graph may know how to handle such values.
   *
   * @param rows {@code [rows, features]}, row-major
   * @throws IllegalArgumentException if a feature is NaN or infinite; the message names row and
   *     column
   */
  void checkFinite(float[] rows) {
    for (int i = 0; known && i < rows.length; i++) {
      if (!Float.isFinite(rows[i])) {
        int width = features.size();
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "row %,d, column %s: expected a finite number, received %s",
                i / width + 1,
                OneLine.of(features.get(i % width)),
                rows[i]));
      }
    }
  }

  /**
   * Returns the features of rows, row-major.
   *
   * @throws IllegalArgumentException if a cell is absent or not what its column takes; the message
   *     names row and column
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
    if (!Float.isFinite(value)) {
      throw new IllegalArgumentException(
          "column "
              + OneLine.of(name)
              + ": expected a number within float32, received "
              + OneLine.of(String.valueOf(cell), SHOWN));
    }
    return value;
  }
}
