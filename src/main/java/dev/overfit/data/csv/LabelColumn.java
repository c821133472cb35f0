package dev.overfit.data.csv;

/** Which column of a file holds the label. */
public sealed interface LabelColumn {
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
  }

  /** The last column. */
  record Last() implements LabelColumn {}

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
  }
}
