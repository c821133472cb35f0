package dev.overfit.data.csv;

import java.util.List;
import java.util.OptionalInt;

/** Which column of a file holds the label. */
public sealed interface LabelColumn {
  /** Its index among columns of these names, from 0; empty if it is none of them. */
  OptionalInt among(List<String> names);

  /** Whether it is found only where a header line names the columns. */
  boolean needsHeader();

  /** The column in a message, such as {@code the label in column 3}. */
  String words();

  /**
   * The column at a place.
   *
   * @param index from 0
   */
  record At(int index) implements LabelColumn {
    /**
     * @throws IllegalArgumentException where the index is negative
     */
    public At {
      if (index < 0) {
        throw new IllegalArgumentException("index: expected at least 0, received " + index);
      }
    }

    @Override
    public OptionalInt among(List<String> names) {
      return index < names.size() ? OptionalInt.of(index) : OptionalInt.empty();
    }

    @Override
    public boolean needsHeader() {
      return false;
    }

    @Override
    public String words() {
      return "the label in column " + (index + 1);
    }
  }

  /** The last column. */
  record Last() implements LabelColumn {
    @Override
    public OptionalInt among(List<String> names) {
      return names.isEmpty() ? OptionalInt.empty() : OptionalInt.of(names.size() - 1);
    }

    @Override
    public boolean needsHeader() {
      return false;
    }

    @Override
    public String words() {
      return "the label in the last column";
    }
  }

  /**
   * The column that the header line calls so.
   *
   * @param name as in the header, without the blanks around it; upper and lower case differ
   */
  record Named(String name) implements LabelColumn {
    /**
     * @throws IllegalArgumentException where the name is blank
     */
    public Named {
      if (name.isBlank()) {
        throw new IllegalArgumentException("name: expected the name of a column, received none");
      }
      name = name.strip();
    }

    @Override
    public OptionalInt among(List<String> names) {
      int index = names.indexOf(name);
      return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
    }

    @Override
    public boolean needsHeader() {
      return true;
    }

    @Override
    public String words() {
      return "a column \"" + name + "\" (the label)";
    }
  }
}
