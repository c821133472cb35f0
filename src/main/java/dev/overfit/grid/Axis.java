package dev.overfit.grid;

import java.util.HashSet;
import java.util.List;

/**
 * A setting that a {@link Grid} varies, and the values that it takes.
 *
 * @param <T> the type of the values, with a meaningful {@code equals}
 * @param name the name, not blank
 * @param values distinct values in the order of the grid, at least one
 */
public record Axis<T>(String name, List<T> values) {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if the name is blank, or the values are empty or not distinct
   */
  public Axis {
    values = List.copyOf(values);
    if (name.isBlank()) {
      throw new IllegalArgumentException("axis: expected a name, received '" + name + "'");
    }
    if (values.isEmpty() || new HashSet<>(values).size() < values.size()) {
      throw new IllegalArgumentException(
          "axis " + name + ": expected at least one value, all distinct, received " + values);
    }
  }

  /** Returns an axis of the given values. */
  @SafeVarargs
  @SuppressWarnings("varargs") // passed on, not written to
  public static <T> Axis<T> of(String name, T... values) {
    return new Axis<>(name, List.of(values));
  }
}
