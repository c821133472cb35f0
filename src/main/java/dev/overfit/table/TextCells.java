package dev.overfit.table;

import java.util.List;

/** A column of texts, each kept once, and missing cells. */
final class TextCells implements Cells {
  /** What stands for a missing cell. */
  static final int MISSING = -1;

  private final List<String> levels;
  private final char[] codes;

  /**
   * @param levels the texts, in the order in which they came
   * @param codes a cell's place among them plus 1; 0 for a missing cell
   */
  TextCells(List<String> levels, char[] codes) {
    this.levels = List.copyOf(levels);
    this.codes = codes;
  }

  @Override
  public int rows() {
    return codes.length;
  }

  /** The texts, in the order in which they came. */
  List<String> levels() {
    return levels;
  }

  /** Which of the levels stands in a row, from 0; {@link #MISSING} where the cell is missing. */
  int at(int row) {
    return codes[row] - 1;
  }

  @Override
  public TextCells asTexts() {
    return this;
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.texts(this);
  }
}
