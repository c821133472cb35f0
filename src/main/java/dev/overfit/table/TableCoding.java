package dev.overfit.table;

import dev.overfit.model.Encoding;
import java.util.List;

/**
 * How the rows of a table became features of a network, and what was found on the way.
 *
 * @param encoding the encoding fitted to the training rows
 * @param columns what was found in each column except the label and ignored columns
 * @param repeated how many validation or test rows are equal, including the label, to a training
 *     row
 */
public record TableCoding(Encoding encoding, List<ColumnFinding> columns, int repeated) {
  /** Copies the list. */
  public TableCoding {
    columns = List.copyOf(columns);
  }
}
