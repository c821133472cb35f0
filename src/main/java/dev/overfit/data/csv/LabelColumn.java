package dev.overfit.data.csv;

import java.util.List;
import java.util.OptionalInt;

/** Which column of a file holds the label. */
public sealed interface LabelColumn {
  /**
   * Returns the index of the label among columns of these names, from 0; empty if it is not among
   * them.
   */
  OptionalInt among(List<String> names);

  /** Returns whether the label can be found only if a header line names the columns. */
  boolean needsHeader();

  /** Describes the column in messages, such as {@code the label in column 3}. */
  String words();

  /**
   * The column at an index.
   *
   * @param index the index, from 0
   */
  record At(int index) implements LabelColumn {
    /**
     * @throws IllegalArgumentException if the index is negative
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
   * The column with a given name in the header line.
   *
   * @param name the name as in the header, without surrounding blanks; case-sensitive
   */
  record Named(String name) implements LabelColumn {
    /**
     * @throws IllegalArgumentException if the name is blank
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
