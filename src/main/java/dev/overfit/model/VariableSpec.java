package dev.overfit.model;

import java.util.List;

/**
 * A variable of a model.
 *
 * @param name the name that Keras gives it, such as {@code dense_1/kernel}
 * @param shape {@code [inputs, units]} of a kernel, {@code [units]} of anything else
 */
public record VariableSpec(String name, List<Integer> shape) {
  /**
   * Copies the shape.
   *
   * @throws IllegalArgumentException if a dimension is below 1
   */
  public VariableSpec {
    shape = List.copyOf(shape);
    if (shape.stream().anyMatch(dimension -> dimension < 1)) {
      throw new IllegalArgumentException(
          "shape of " + name + ": expected dimensions of at least 1, received " + shape);
    }
  }

  /** The number of values: the product of the shape. */
  public int size() {
    return shape.stream().reduce(1, Math::multiplyExact);
  }
}
