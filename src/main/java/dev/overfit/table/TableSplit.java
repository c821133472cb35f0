package dev.overfit.table;

import dev.overfit.data.Dataset;
import dev.overfit.data.Split;
import dev.overfit.model.Encoding;
import java.util.List;
import java.util.Optional;

/**
 * A table dealt out and coded, ready to train on.
 *
 * @param rows the rows that train and those that validate
 * @param test the rows that are looked at once, at the end; empty if there are none
 * @param encoding how rows as people have them became the features, fitted to the training rows
 * @param findings what was found in each column but the label and those that are to be ignored
 */
public record TableSplit(
    Split rows, Optional<Dataset> test, Encoding encoding, List<ColumnFinding> findings) {
  /** Copies the list. */
  public TableSplit {
    findings = List.copyOf(findings);
  }
}
