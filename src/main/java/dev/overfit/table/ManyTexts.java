package dev.overfit.table;

import dev.overfit.data.DataException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A column of more distinct texts than a network is to distinguish; none of them is kept.
 *
 * @param rows the number of rows
 * @param missing the number of rows in which the cell is missing
 * @param differing the number of distinct texts seen
 * @param within the number of first rows in which they were seen
 * @param text the first text that is not a number
 * @param line the line of the file that contains {@code text}
 */
record ManyTexts(int rows, int missing, int differing, int within, String text, long line)
    implements Cells {
  /** The share of distinct texts in the first rows from which the column is an identifier. */
  private static final double OWN = 0.9;

  ColumnFinding finding(String name) {
    boolean identifier = differing >= OWN * within;
    String why =
        String.format(
            Locale.ROOT,
            "text by %s in line %,d; say missing, if that means none",
            DataException.quote(text),
            line);
    return new ColumnFinding(
        name,
        identifier ? "identifier" : "text",
        missing,
        "more than " + DataException.count(differing - 1L) + " different texts",
        List.of(why),
        Optional.empty());
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.manyTexts(this);
  }
}
