package dev.overfit.table;

import dev.overfit.data.DataException;

/**
 * A cell to point out to the user.
 *
 * @param text the text of the cell
 * @param line the line of the file that contains the cell
 */
record CellInLine(String text, long line) {
  /** Describes the text and its line in words. */
  String words() {
    return DataException.quote(text) + " in line " + DataException.count(line);
  }
}
