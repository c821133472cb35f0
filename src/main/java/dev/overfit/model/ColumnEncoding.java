package dev.overfit.model;

import java.util.ArrayList;
import java.util.List;

/** How one column of a table, as people have it, becomes numbers that a network takes. */
public sealed interface ColumnEncoding {
  /** The name of the column. */
  String name();

  /** The names of the features that it becomes, at least one. */
  List<String> features();

  /** How many features it becomes. */
  int width();

  /** The answer of a visitor for this kind. */
  <R> R accept(Visitor<R> visitor);

  /**
   * Has an answer for every kind of column.
   *
   * @param <R> the answer
   */
  interface Visitor<R> {
    /** For {@link Numeric}. */
    R number(Numeric column);

    /** For {@link Categorical}. */
    R category(Categorical column);
  }

  /**
   * A column of numbers: {@code (x - mean) * scale}, in double precision, rounded once to float32.
   * A missing cell counts as {@code fill}.
   *
   * @param name the name of the column
   * @param fill what a missing cell counts as: the median of the training rows
   * @param mean what is subtracted: the mean of the training rows
   * @param scale what the difference is multiplied by: 1 over the standard deviation of the
   *     training rows, or 1 if they do not differ
   * @param indicator whether a second feature says, by 1, that the cell is missing
   * @param wide whether cells are float64; else they are float32, which tells them apart
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
     * @param at where the first goes
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
   * A column of texts: a feature a level, which is 1 where the cell is that text, else 0. A text
   * that the training rows had none of is 0 everywhere, unless there is a feature for it.
   *
   * @param name the name of the column
   * @param levels the texts, distinct, at least one
   * @param other whether a further feature stands for all other texts, which is so where the
   *     training rows have some
   * @param missing whether the last feature says that the cell is missing, which is so where the
   *     training rows miss some
   */
  record Categorical(String name, List<String> levels, boolean other, boolean missing)
      implements ColumnEncoding {
    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if there are no levels or one stands twice
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

    /** Which feature is 1 for a text, from 0; -1 for none. */
    public int place(String text) {
      int level = levels.indexOf(text);
      return level < 0 && other ? levels.size() : level;
    }

    /** Which feature is 1 for a missing cell, from 0; -1 for none. */
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
