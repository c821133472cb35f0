package dev.overfit.suite;

import dev.overfit.data.Split;
import dev.overfit.table.TableCoding;
import dev.overfit.table.TableSplit;
import java.util.Optional;

/**
 * The rows that a suite runs on.
 *
 * @param split the rows, as the networks see them
 * @param coding how they were encoded; empty for rows that were numbers from the start
 */
public record SuiteRows(Split split, Optional<TableCoding> coding) {
  /** Returns rows that were numbers from the start. */
  static SuiteRows of(Split split) {
    return new SuiteRows(split, Optional.empty());
  }

  static SuiteRows of(TableSplit table) {
    return new SuiteRows(table.rows(), Optional.of(table.coding()));
  }
}
