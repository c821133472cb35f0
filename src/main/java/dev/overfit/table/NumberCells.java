package dev.overfit.table;

/** A column in which every cell is a number or missing, and at least one is a number. */
final class NumberCells implements Cells {
  private final float[] narrow;
  private final double[] wide;
  private final boolean isWide;
  private final NumberSpelling spelling;

  private NumberCells(float[] narrow, double[] wide, boolean isWide, NumberSpelling spelling) {
    this.narrow = narrow;
    this.wide = wide;
    this.isWide = isWide;
    this.spelling = spelling;
  }

  static NumberCells narrow(float[] cells, NumberSpelling spelling) {
    return new NumberCells(cells, new double[0], false, spelling);
  }

  static NumberCells wide(double[] cells, NumberSpelling spelling) {
    return new NumberCells(new float[0], cells, true, spelling);
  }

  @Override
  public int rows() {
    return isWide ? wide.length : narrow.length;
  }

  /** Returns the number in a row, from 0; NaN if it is missing. */
  double at(int row) {
    return isWide ? wide[row] : narrow[row];
  }

  /** Returns whether the numbers need float64 to be told apart. */
  boolean isWide() {
    return isWide;
  }

  /** Returns what the numbers do not preserve of the cells' text. */
  NumberSpelling spelling() {
    return spelling;
  }

  @Override
  public NumberCells asNumbers() {
    return this;
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.numbers(this);
  }
}
