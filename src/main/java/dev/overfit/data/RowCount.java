package dev.overfit.data;

/**
 * How many of the first rows of a source are wanted.
 *
 * @param least how many there have to be, at least 1
 * @param most how many are taken where there are as many, at least {@code least}
 */
public record RowCount(int least, int most) {
  /**
   * @throws IllegalArgumentException where {@code least} is below 1 or above {@code most}
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

  /** So many, no more and no fewer. */
  public static RowCount exactly(int rows) {
    return new RowCount(rows, rows);
  }
}
