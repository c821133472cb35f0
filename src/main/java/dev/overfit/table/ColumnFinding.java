package dev.overfit.table;

import dev.overfit.model.ColumnEncoding;
import java.util.List;
import java.util.Optional;

/**
 * What was found in a column, and how it is used.
 *
 * @param name the name of the column
 * @param kind {@code number}, {@code category}, {@code identifier} and the like
 * @param missing the number of rows, out of all, in which the cell is missing
 * @param values the range of the numbers or the most frequent texts, in words
 * @param remarks what the user should know: why the column is left out, what was filled in, a
 *     warning
 * @param encoding how the column becomes features; empty if it is left out
 */
public record ColumnFinding(
    String name,
    String kind,
    int missing,
    String values,
    List<String> remarks,
    Optional<ColumnEncoding> encoding) {
  /** Copies the list. */
  public ColumnFinding {
    remarks = List.copyOf(remarks);
  }

  /** Returns whether the column is left out of the network's input. */
  public boolean isLeftOut() {
    return encoding.isEmpty();
  }

  /** Returns one line about the column; empty for a plain number column without remarks. */
  public Optional<String> words() {
    return remarks.isEmpty() && kind.equals("number")
        ? Optional.empty()
        : Optional.of(description());
  }

  /** Returns one line about the column, whatever it holds. */
  public String description() {
    String what = isLeftOut() ? "left out, " : "";
    String all = String.join("; ", remarks);
    return name + ": " + what + kind + ", " + values + (all.isEmpty() ? "" : "; " + all);
  }
}
