package dev.overfit.grid;

import java.util.HashSet;
import java.util.List;

/**
 * Something that a {@link Grid} varies, and the values that it takes.
 *
 * @param <T> the type of the values, anything with a meaning of its own for {@code equals}
 * @param name what it is called, not blank
 * @param values distinct, in the order of the grid; at least one
 */
public record Axis<T>(String name, List<T> values) {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException where the name is blank, there is no value, or one twice
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

  /** An axis of the given values. */
  @SafeVarargs
  @SuppressWarnings("varargs") // handed on, not written to
  public static <T> Axis<T> of(String name, T... values) {
    return new Axis<>(name, List.of(values));
  }
}
