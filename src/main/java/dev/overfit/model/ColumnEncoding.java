package dev.overfit.model;

import java.util.ArrayList;
import java.util.List;

/** How one column of a raw table becomes numbers for a network. */
public sealed interface ColumnEncoding {
  /** The name of the column. */
  String name();

  /** The names of the features that the column becomes, at least one. */
  List<String> features();

  /** The number of features that the column becomes. */
  int width();

  /** Returns the visitor's answer for this kind of column. */
  <R> R accept(Visitor<R> visitor);

  /**
   * Has an answer for every kind of column.
   *
   * @param <R> the type of the answer
   */
  interface Visitor<R> {
    /** Answers for a {@link Numeric} column. */
    R number(Numeric column);

    /** Answers for a {@link Categorical} column. */
    R category(Categorical column);
  }

  /**
   * A column of numbers, encoded as {@code (x - mean) * scale} in double precision and rounded once
   * to float32. A missing cell counts as {@code fill}.
   *
   * @param name the name of the column
   * @param fill the number that a missing cell counts as: the median of the training rows
   * @param mean the number that is subtracted: the mean of the training rows
   * @param scale the factor of the difference: 1 over the standard deviation of the training rows,
   *     or 1 if they do not differ
   * @param indicator whether a second feature is 1 if the cell is missing
   * @param wide whether cells are float64; otherwise they are float32, which suffices to tell them
   *     apart
   */
  record Numeric(
      String name, double fill, double mean, double scale, boolean indicator, boolean wide)
      implements ColumnEncoding {
    /**
     * @throws IllegalArgumentException if a number is not finite or the scale is not above 0
     */
    public Numeric {
      check(name, "fill", fill);
      check(name, "mean", mean);
      check(name, "scale", scale);
      if (scale <= 0) {
        throw new IllegalArgumentException(
            "column " + name + ", scale: expected a number above 0, received " + scale);
      }
    }

    private static void check(String name, String what, double value) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException(
            "column " + name + ", " + what + ": expected a finite number, received " + value);
      }
    }

    @Override
    public List<String> features() {
      return indicator ? List.of(name, indicatorOf(name)) : List.of(name);
    }

    @Override
    public int width() {
      return indicator ? 2 : 1;
    }

    /**
     * Writes the features of one cell.
     *
     * @param cell the number; NaN if it is missing
     * @param at the index of the first feature
     */
    public void encode(double cell, float[] target, int at) {
      double value = wide ? cell : (float) cell;
      boolean missing = Double.isNaN(value);
      target[at] = (float) (((missing ? fill : value) - mean) * scale);
      if (indicator) {
        target[at + 1] = missing ? 1 : 0;
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.number(this);
    }
  }

  /**
   * A column of texts: one feature per level, which is 1 if the cell is that text and 0 otherwise.
   * A text that the training rows do not have is 0 everywhere, unless there is a feature for it.
   *
   * @param name the name of the column
   * @param levels the texts, distinct, at least one
   * @param other whether a further feature stands for all other texts, which is so if the training
   *     rows have some
   * @param missing whether the last feature says that the cell is missing, which is so if the
   *     training rows have missing cells
   */
  record Categorical(String name, List<String> levels, boolean other, boolean missing)
      implements ColumnEncoding {
    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if there are no levels or a level occurs twice
     */
    public Categorical {
      levels = List.copyOf(levels);
      if (levels.isEmpty() || levels.stream().distinct().count() < levels.size()) {
        throw new IllegalArgumentException(
            "column " + name + ", levels: expected distinct texts, at least 1, received " + levels);
      }
    }

    @Override
    public List<String> features() {
      List<String> features = new ArrayList<>();
      levels.forEach(level -> features.add(name + "=" + level));
      if (other) {
        features.add(name + " other");
      }
      if (missing) {
        features.add(indicatorOf(name));
      }
      return List.copyOf(features);
    }

    @Override
    public int width() {
      return levels.size() + (other ? 1 : 0) + (missing ? 1 : 0);
    }

    /** Returns the index of the feature that is 1 for a text, from 0; -1 for none. */
    public int place(String text) {
      int level = levels.indexOf(text);
      return level < 0 && other ? levels.size() : level;
    }

    /** Returns the index of the feature that is 1 for a missing cell, from 0; -1 for none. */
    public int missingPlace() {
      return missing ? levels.size() + (other ? 1 : 0) : -1;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.category(this);
    }
  }

  private static String indicatorOf(String name) {
    return name + " missing";
  }
}
