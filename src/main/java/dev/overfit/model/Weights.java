package dev.overfit.model;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The values of a model's variables as plain immutable Java arrays: no native memory, safe to share
 * and to keep.
 */
public final class Weights {
  private final List<VariableSpec> variables;
  private final List<float[]> values;

  private Weights(List<VariableSpec> variables, List<float[]> values) {
    this.variables = variables;
    this.values = values;
  }

  /**
   * Returns weights of the given variables.
   *
   * @param variables the names and shapes, in order
   * @param values one array per variable, row-major; copied
   * @throws IllegalArgumentException if the counts or lengths do not match
   */
  public static Weights of(List<VariableSpec> variables, List<float[]> values) {
    if (variables.size() != values.size()) {
      throw new IllegalArgumentException(
          "weights: expected " + variables.size() + " arrays, received " + values.size());
    }
    List<float[]> copies = new ArrayList<>(values.size());
    for (int i = 0; i < values.size(); i++) {
      VariableSpec variable = variables.get(i);
      if (values.get(i).length != variable.size()) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "weights of %s %s: expected %,d values, received %,d",
                variable.name(),
                variable.shape(),
                variable.size(),
                values.get(i).length));
      }
      copies.add(values.get(i).clone());
    }
    return new Weights(List.copyOf(variables), copies);
  }

  /**
   * Returns weights whose arrays are filled in place, without a second copy of them.
   *
   * @param variables the names and shapes, in order
   * @param source provides the values
   */
  public static Weights from(List<VariableSpec> variables, Source source) {
    List<float[]> values = new ArrayList<>(variables.size());
    for (int i = 0; i < variables.size(); i++) {
      float[] array = new float[variables.get(i).size()];
      source.read(i, array);
      values.add(array);
    }
    return new Weights(List.copyOf(variables), values);
  }

  /** Provides the values of variables. */
  @FunctionalInterface
  public interface Source {
    /**
     * Writes the values of one variable into an array.
     *
     * @param variable the index of the variable, from 0
     * @param values the array to fill, row-major; must not be kept
     */
    void read(int variable, float[] values);
  }

  /** The names and shapes, in order. */
  public List<VariableSpec> variables() {
    return variables;
  }

  /** Returns a read-only view of the values of variable {@code index}, row-major. */
  public FloatBuffer values(int index) {
    return FloatBuffer.wrap(values.get(index)).asReadOnlyBuffer();
  }

  /**
   * Returns the weights of some of the variables.
   *
   * @param wanted the names and shapes of the variables, in any order
   * @throws IllegalArgumentException if a variable is not among these
   */
  public Weights select(List<VariableSpec> wanted) {
    List<float[]> selected = new ArrayList<>(wanted.size());
    for (VariableSpec variable : wanted) {
      int index = variables.indexOf(variable);
      if (index < 0) {
        throw new IllegalArgumentException(
            "weights: expected " + variable + " among them, received " + variables);
      }
      selected.add(values.get(index));
    }
    return new Weights(List.copyOf(wanted), selected);
  }

  /** The number of values of all variables together. */
  public long size() {
    return values.stream().mapToLong(array -> array.length).sum();
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof Weights that) || !variables.equals(that.variables)) {
      return false;
    }
    for (int i = 0; i < values.size(); i++) {
      if (!Arrays.equals(values.get(i), that.values.get(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int hash = variables.hashCode();
    for (float[] array : values) {
      hash = 31 * hash + Arrays.hashCode(array);
    }
    return hash;
  }

  @Override
  public String toString() {
    return "Weights" + variables;
  }
}
