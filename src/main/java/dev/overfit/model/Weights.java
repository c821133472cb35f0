package dev.overfit.model;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The values of a model's variables, as plain immutable Java arrays: no native memory, safe to
 * share and to keep.
 */
public final class Weights {
  private final List<VariableSpec> variables;
  private final List<float[]> values;

  private Weights(List<VariableSpec> variables, List<float[]> values) {
    this.variables = variables;
    this.values = values;
  }

  /**
   * Weights of the given variables.
   *
   * @param variables names and shapes, in order
   * @param values an array a variable, row-major, copied
   * @throws IllegalArgumentException where the counts or lengths do not fit
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
   * Weights whose arrays are filled in place, without a second copy of them.
   *
   * @param variables names and shapes, in order
   * @param source where the values come from
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

  /** Gives the values of variables. */
  @FunctionalInterface
  public interface Source {
    /**
     * Gives those of one variable.
     *
     * @param variable its place among the variables, from 0
     * @param values to be filled, row-major, and not to be kept
     */
    void read(int variable, float[] values);
  }

  /** The names and shapes, in order. */
  public List<VariableSpec> variables() {
    return variables;
  }

  /** The values of variable {@code index}, row-major; a read-only view. */
  public FloatBuffer values(int index) {
    return FloatBuffer.wrap(values.get(index)).asReadOnlyBuffer();
  }

  /**
   * Those of some variables.
   *
   * @param wanted names and shapes of variables that are among these, in any order
   * @throws IllegalArgumentException where one is not
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
