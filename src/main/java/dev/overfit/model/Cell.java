package dev.overfit.model;

import dev.overfit.io.OneLine;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Encodes a cell of a raw row. */
final class Cell implements ColumnEncoding.Visitor<float[]> {
  private static final int SHOWN = 60;

  private final @Nullable Object value;
  private final List<String> missing;
  private final float[] target;
  private final int at;

  /**
   * @param value the cell; null if it is missing
   * @param missing the texts that count as missing, too
   * @param at the index of the cell's first feature in {@code target}
   */
  Cell(@Nullable Object value, List<String> missing, float[] target, int at) {
    this.value = value;
    this.missing = missing;
    this.target = target;
    this.at = at;
  }

  @Override
  public float[] number(ColumnEncoding.Numeric column) {
    double number = number(column.name());
    double kept = column.wide() ? number : (float) number;
    String range = column.wide() ? "float64" : "float32";
    if (Double.isInfinite(kept)) {
      throw error(column.name(), "a number within " + range, text(value));
    }
    column.encode(kept, target, at);
    if (Float.isInfinite(target[at])) {
      throw error(column.name(), "a number that is within float32 once coded", text(value));
    }
    return target;
  }

  private double number(String column) {
    if (value == null) {
      return Double.NaN;
    }
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw error(column, "a number", typed(value));
  }

  @Override
  public float[] category(ColumnEncoding.Categorical column) {
    Arrays.fill(target, at, at + column.width(), 0);
    int place = place(column);
    if (place >= 0) {
      target[at + place] = 1;
    }
    return target;
  }

  private int place(ColumnEncoding.Categorical column) {
    if (value == null) {
      return column.missingPlace();
    }
    if (value instanceof String text) {
      return missing.contains(text) ? column.missingPlace() : column.place(text);
    }
    throw error(column.name(), "a text", typed(value));
  }

  private static String text(@Nullable Object value) {
    return OneLine.of(String.valueOf(value), SHOWN);
  }

  /** Returns the value with its type, which its text may not tell. */
  private static String typed(Object value) {
    return value instanceof String
        ? "the text '" + text(value) + "'"
        : text(value) + " (" + value.getClass().getSimpleName() + ")";
  }

  static IllegalArgumentException error(String column, String expected, String received) {
    return new IllegalArgumentException(
        "column " + OneLine.of(column) + ": expected " + expected + ", received " + received);
  }
}
