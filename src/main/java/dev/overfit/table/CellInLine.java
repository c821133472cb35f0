package dev.overfit.table;

import dev.overfit.data.DataException;

/**
 * A cell that a reader is to be told of.
 *
 * @param text what stands in it
 * @param line the line of the file that it stands in
 */
record CellInLine(String text, long line) {
  /** Its text and where it stands, in words. */
  String words() {
    return DataException.quote(text) + " in line " + DataException.count(line);
  }
}
