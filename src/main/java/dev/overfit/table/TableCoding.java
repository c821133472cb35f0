package dev.overfit.table;

import dev.overfit.model.Encoding;
import java.util.List;

/**
 * How rows as people have them became the features of a network, and what was found on the way.
 *
 * @param encoding fitted to the training rows
 * @param columns what was found in each column but the label and those that are to be ignored
 * @param repeated how many rows that validate or test are equal, label and all, to one that trains
 */
public record TableCoding(Encoding encoding, List<ColumnFinding> columns, int repeated) {
  /** Copies the list. */
  public TableCoding {
    columns = List.copyOf(columns);
  }
}
