package dev.overfit.table;

import java.util.List;
import java.util.Optional;

/** A column of texts, each kept once, and missing cells. */
final class TextCells implements Cells {
  /** What stands for a missing cell. */
  static final int MISSING = -1;

  private final List<String> levels;
  private final char[] codes;
  private final Optional<CellInLine> textAmongNumbers;

  /**
   * @param levels the texts, in the order in which they came
   * @param codes a cell's place among them plus 1; 0 for a missing cell
   * @param textAmongNumbers the first that is no number, if most are
   */
  TextCells(List<String> levels, char[] codes, Optional<CellInLine> textAmongNumbers) {
    this.levels = List.copyOf(levels);
    this.codes = codes;
    this.textAmongNumbers = textAmongNumbers;
  }

  @Override
  public int rows() {
    return codes.length;
  }

  /** The texts, in the order in which they came. */
  List<String> levels() {
    return levels;
  }

  /** The first text that is no number where most are; else empty. */
  Optional<CellInLine> textAmongNumbers() {
    return textAmongNumbers;
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
