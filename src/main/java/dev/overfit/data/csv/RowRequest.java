package dev.overfit.data.csv;

import dev.overfit.data.RowCount;

/** Which rows are wanted: the first so many, in a layout, and who hears of them meanwhile. */
public record RowRequest(CsvLayout layout, RowCount rows, RowProgress progress) {
  /**
   * So many rows, no more and no fewer.
   *
   * @param rows how many, or {@link CsvFile#ALL_ROWS} for as many as there are, at least 1
   * @throws IllegalArgumentException where rows is below 1
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

  /** How many records to take from the file, the header among them. */
  long records() {
    return all() ? Long.MAX_VALUE : (long) rows.most() + (layout.header() ? 1 : 0);
  }
}
