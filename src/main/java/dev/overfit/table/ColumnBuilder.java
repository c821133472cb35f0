package dev.overfit.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Collects the cells of a column and determines from all of them what the column holds. Each
 * distinct text is kept once; if there are too many distinct texts, only numbers are kept.
 */
final class ColumnBuilder {
  /** The maximum number of distinct texts that can be levels of a category. */
  static final int MOST_LEVELS = 1000;

  private static final int CHUNK = 1 << 14;
  private static final char MISSING = 0;

  private final NumberText syntax;
  private final Map<String, Character> codes = new HashMap<>();
  private final List<String> levels = new ArrayList<>();
  private final List<Double> numbers = new ArrayList<>();
  private final List<char[]> chunks = new ArrayList<>();
  private final NumberSpelling spelling = new NumberSpelling();
  private NumberStore store = new NumberStore();
  private boolean inStore;
  private boolean tooMany;
  private int rows;
  private int rowsOfLevels;
  private int missing;
  private String text = "";
  private long textLine;

  /**
   * @param missing the texts that mean a missing cell
   */
  ColumnBuilder(NumberText syntax, Collection<String> missing) {
    this.syntax = syntax;
    missing.forEach(each -> codes.put(each, MISSING));
  }

  /**
   * Adds a cell.
   *
   * @param cell the text, without surrounding blanks
   * @param line the line of the file, for messages
   */
  void add(String cell, long line) {
    if (!inStore && !tooMany) {
      addToLevels(cell, line);
    } else if (inStore) {
      addToStore(cell, line);
    } else if (!isText(cell)) {
      missing++;
    }
    rows++;
  }

  private void addToLevels(String cell, long line) {
    Character known = codes.get(cell);
    char code = known == null ? newLevel(cell, line) : known;
    if (known != null && code == MISSING) {
      missing++;
    }
    if (tooMany) {
      return;
    }
    if (inStore) {
      addToStore(cell, line);
      return;
    }
    if (rows % CHUNK == 0) {
      chunks.add(new char[CHUNK]);
    }
    chunks.get(rows / CHUNK)[rows % CHUNK] = code;
  }

  private char newLevel(String cell, long line) {
    double number = syntax.parse(cell);
    if (!Double.isNaN(number)) {
      spelling.add(cell, number, line);
    } else if (text.isEmpty()) {
      text = cell;
      textLine = line;
    }
    if (levels.size() == MOST_LEVELS) {
      overflow();
      return MISSING;
    }
    levels.add(cell);
    numbers.add(number);
    char code = (char) levels.size();
    codes.put(cell, code);
    return code;
  }

  private void overflow() {
    rowsOfLevels = rows;
    if (text.isEmpty()) {
      fillStore();
      inStore = true;
    } else {
      tooMany = true;
    }
    chunks.clear();
  }

  private void fillStore() {
    boolean[] isShort = new boolean[levels.size()];
    for (int i = 0; i < isShort.length; i++) {
      isShort[i] = syntax.isShort(levels.get(i));
    }
    for (int row = 0; row < rows; row++) {
      int level = chunks.get(row / CHUNK)[row % CHUNK] - 1;
      store.add(level < 0 ? Double.NaN : numbers.get(level), level < 0 || isShort[level]);
    }
  }

  private void addToStore(String cell, long line) {
    double number = syntax.parse(cell);
    if (Double.isNaN(number) && isText(cell)) {
      text = cell;
      textLine = line;
      tooMany = true;
      inStore = false;
      store = new NumberStore();
      return;
    }
    if (Double.isNaN(number)) {
      missing++;
    } else {
      spelling.add(cell, number, line);
    }
    store.add(number, syntax.isShort(cell));
  }

  private boolean isText(String cell) {
    Character known = codes.get(cell);
    return known == null || known != MISSING;
  }

  /** Returns whether all cells so far are numbers or missing. */
  boolean isNumeric() {
    return text.isEmpty() && !levels.isEmpty();
  }

  /** Returns whether some cell has the given text; true if the texts are no longer known. */
  boolean has(String cell) {
    return tooMany || inStore || codes.containsKey(cell);
  }

  /** Returns whether the column holds few distinct texts, each in two or more rows on average. */
  boolean isCategory() {
    return !tooMany && !inStore && !text.isEmpty() && levels.size() * 2 <= rows;
  }

  /**
   * Builds the column; no other call may follow.
   *
   * @param first the cell of a row before all others; empty if there is none
   */
  Cells build(List<String> first) {
    first.forEach(this::admit);
    if (tooMany) {
      missing += (int) first.stream().filter(cell -> !isText(cell)).count();
      return new ManyTexts(
          rows + first.size(), missing, MOST_LEVELS + 1, rowsOfLevels, text, textLine);
    }
    if (!inStore && isNumeric()) {
      fillStore();
      chunks.clear();
      inStore = true;
    }
    if (inStore) {
      first.forEach(cell -> store.admit(syntax.parse(cell), syntax.isShort(cell)));
      return store.cells(first.stream().map(syntax::parse).toList(), spelling);
    }
    char[] all = new char[first.size() + rows];
    first.forEach(cell -> all[0] = codes.getOrDefault(cell, MISSING));
    for (int i = 0; i < chunks.size(); i++) {
      int from = i * CHUNK;
      System.arraycopy(chunks.get(i), 0, all, first.size() + from, Math.min(CHUNK, rows - from));
    }
    return new TextCells(levels, all, textAmongNumbers());
  }

  /**
   * Returns the first text of a column whose levels are mostly numbers, so that the text may be a
   * mistake.
   */
  private Optional<CellInLine> textAmongNumbers() {
    long texts = numbers.stream().filter(number -> number.isNaN()).count();
    return texts * 2 < levels.size()
        ? Optional.of(new CellInLine(text, textLine))
        : Optional.empty();
  }

  /** Takes account of the first row's cell, which is added after all others. */
  private void admit(String cell) {
    if (tooMany || codes.containsKey(cell)) {
      return;
    }
    if (inStore) {
      double number = syntax.parse(cell);
      if (Double.isNaN(number)) {
        text = cell;
        textLine = 1;
        inStore = false;
        tooMany = true;
      } else {
        spelling.add(cell, number, 1);
      }
      return;
    }
    newLevel(cell, 1);
  }
}
