package dev.overfit.data.csv;

/** Which rows are wanted: the first so many, in a layout, and who hears of them meanwhile. */
public record RowRequest(CsvLayout layout, int rows, RowProgress progress) {
  /**
   * @throws IllegalArgumentException where rows is below 1
   */
  public RowRequest {
    if (rows < 1) {
      throw new IllegalArgumentException("rows: expected at least 1, received " + rows);
    }
  }

  boolean all() {
    return rows == CsvFile.ALL_ROWS;
  }

  /** How many records to take from the file, the header among them. */
  long records() {
    return all() ? Long.MAX_VALUE : (long) rows + (layout.header() ? 1 : 0);
  }
}
