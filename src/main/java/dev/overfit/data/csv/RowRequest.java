package dev.overfit.data.csv;

import dev.overfit.data.RowCount;

/** A request for the first rows of a source in a layout, with a listener for the progress. */
public record RowRequest(CsvLayout layout, RowCount rows, RowProgress progress) {
  /**
   * Creates a request for an exact number of rows.
   *
   * @param rows the number of rows, at least 1, or {@link CsvFile#ALL_ROWS} for all rows
   * @throws IllegalArgumentException if {@code rows} is below 1
   */
  public RowRequest(CsvLayout layout, int rows, RowProgress progress) {
    this(
        layout,
        rows == CsvFile.ALL_ROWS ? new RowCount(1, rows) : RowCount.exactly(rows),
        progress);
  }

  boolean all() {
    return rows.most() == CsvFile.ALL_ROWS;
  }

  /** Returns the number of records to take from the file, including the header. */
  long records() {
    return all() ? Long.MAX_VALUE : (long) rows.most() + (layout.header() ? 1 : 0);
  }
}
