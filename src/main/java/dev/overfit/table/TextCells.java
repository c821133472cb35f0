package dev.overfit.table;

import java.util.List;
import java.util.Optional;

/** A column of texts, each distinct text kept once, and missing cells. */
final class TextCells implements Cells {
  /** The level of a missing cell. */
  static final int MISSING = -1;

  private final List<String> levels;
  private final char[] codes;
  private final Optional<CellInLine> textAmongNumbers;

  /**
   * @param levels the distinct texts, in order of appearance
   * @param codes the index of each cell's text in {@code levels} plus 1; 0 for a missing cell
   * @param textAmongNumbers the first text that is not a number, if most are
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

  /** The distinct texts, in order of appearance. */
  List<String> levels() {
    return levels;
  }

  /** The first text that is not a number, if most are. */
  Optional<CellInLine> textAmongNumbers() {
    return textAmongNumbers;
  }

  /** Returns the index of a row's text among the levels, or {@link #MISSING}. */
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
