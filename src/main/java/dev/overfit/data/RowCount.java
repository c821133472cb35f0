package dev.overfit.data;

/**
 * How many of the first rows of a source are wanted.
 *
 * @param least the number of rows required, at least 1
 * @param most the number of rows to read if the source has that many, at least {@code least}
 */
public record RowCount(int least, int most) {
  /**
   * @throws IllegalArgumentException if {@code least} is below 1 or above {@code most}
   */
  public RowCount {
    if (least < 1) {
      throw new IllegalArgumentException("rows: expected at least 1, received " + least);
    }
    if (most < least) {
      throw new IllegalArgumentException(
          "rows: expected at most " + least + " or more, received " + most);
    }
  }

  /** Returns a request for exactly the given number of rows. */
  public static RowCount exactly(int rows) {
    return new RowCount(rows, rows);
  }
}
