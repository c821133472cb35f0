package dev.overfit.table;

import dev.overfit.model.ColumnEncoding;
import java.util.List;
import java.util.Optional;

/**
 * What was found in a column, and what became of it.
 *
 * @param name the name of the column
 * @param kind {@code number}, {@code category}, {@code identifier} and the like
 * @param missing in how many of all rows it is missing
 * @param values the range of its numbers or its most frequent texts, in words
 * @param remarks what a reader should know: why it is left out, what was filled, a warning
 * @param encoding how it becomes features; empty if it is left out
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

  /** Whether the network does not get it. */
  public boolean isLeftOut() {
    return encoding.isEmpty();
  }

  /** One line on it; nothing is to be said of a column that is plainly a number. */
  public Optional<String> words() {
    return remarks.isEmpty() && kind.equals("number")
        ? Optional.empty()
        : Optional.of(description());
  }

  /** One line on it, whatever it holds. */
  public String description() {
    String what = isLeftOut() ? "left out, " : "";
    String all = String.join("; ", remarks);
    return name + ": " + what + kind + ", " + values + (all.isEmpty() ? "" : "; " + all);
  }
}
