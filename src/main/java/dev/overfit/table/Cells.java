package dev.overfit.table;

/** The cells of a table column, by kind. */
sealed interface Cells permits NumberCells, TextCells, ManyTexts {
  /** Returns the number of rows. */
  int rows();

  /** Returns these cells, known to be numbers. */
  default NumberCells asNumbers() {
    throw new IllegalStateException("cells: expected numbers, found " + getClass().getSimpleName());
  }

  /** Returns these cells, known to be texts of few distinct values. */
  default TextCells asTexts() {
    throw new IllegalStateException("cells: expected texts, found " + getClass().getSimpleName());
  }

  /** Calls the visitor's method for this kind of cells. */
  <R> R accept(Visitor<R> visitor);

  /**
   * A visitor of every kind of cells.
   *
   * @param <R> the type of the result
   */
  interface Visitor<R> {
    /** Visits {@link NumberCells}. */
    R numbers(NumberCells cells);

    /** Visits {@link TextCells}. */
    R texts(TextCells cells);

    /** Visits {@link ManyTexts}. */
    R manyTexts(ManyTexts cells);
  }
}
