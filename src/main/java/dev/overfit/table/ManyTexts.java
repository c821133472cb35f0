package dev.overfit.table;

import dev.overfit.data.DataException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A column of more different texts than a network is to tell apart, of which none is kept.
 *
 * @param rows how many rows there are
 * @param missing in how many of them the cell is missing
 * @param differing how many different texts were seen
 * @param within in so many first rows
 * @param text the first of them that is no number
 * @param line the line of the file that it stands in
 */
record ManyTexts(int rows, int missing, int differing, int within, String text, long line)
    implements Cells {
  /** Nearly all of the first rows have a text of their own. */
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
