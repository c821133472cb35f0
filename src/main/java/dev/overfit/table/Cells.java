package dev.overfit.table;

/** The cells of one column of a table, by what they are. */
sealed interface Cells permits NumberCells, TextCells, ManyTexts {
  /** How many rows there are. */
  int rows();

  /** These cells, of which it is known that they are numbers. */
  default NumberCells asNumbers() {
    throw new IllegalStateException("cells: expected numbers, found " + getClass().getSimpleName());
  }

  /** These cells, of which it is known that they are texts of few kinds. */
  default TextCells asTexts() {
    throw new IllegalStateException("cells: expected texts, found " + getClass().getSimpleName());
  }

  /** The answer of a visitor for this kind. */
  <R> R accept(Visitor<R> visitor);

  /**
   * Has an answer for every kind of cells.
   *
   * @param <R> the answer
   */
  interface Visitor<R> {
    /** For {@link NumberCells}. */
    R numbers(NumberCells cells);

    /** For {@link TextCells}. */
    R texts(TextCells cells);

    /** For {@link ManyTexts}. */
    R manyTexts(ManyTexts cells);
  }
}
