package dev.overfit.suite;

import dev.overfit.data.DataException;
import dev.overfit.data.Split;
import dev.overfit.table.LabelledTable;
import dev.overfit.table.SplitRule;
import dev.overfit.table.Table;
import dev.overfit.table.TableFormat;
import dev.overfit.table.TableSplit;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What is said of a table of one's own: how it lies, what is predicted, from what, and how its rows
 * are dealt out.
 *
 * @param format how it lies in its file
 * @param label the column to predict: its name, its place from 0, or {@code last}; if empty, the
 *     first of a table of {@value #HIGGS_COLUMNS} numbers a row without a header
 * @param positive which of the label's two texts counts as 1; found where people all mean the same
 *     if empty
 * @param ignore the names of columns that are not used
 * @param features the names of the only columns that are used; all others if empty
 * @param random whether rows are dealt out at random, the same share of each class, or in their
 *     order
 * @param validation how many rows validate: below 1 a share of all, else a number
 * @param test how many rows test, likewise; 0 for none
 */
public record TableSettings(
    TableFormat format,
    Optional<String> label,
    Optional<String> positive,
    List<String> ignore,
    List<String> features,
    boolean random,
    double validation,
    double test) {
  private static final int HIGGS_COLUMNS = 29;

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if a part of the rows is negative or no number, or none
   *     validates
   */
  public TableSettings {
    ignore = List.copyOf(ignore);
    features = List.copyOf(features);
    new SplitRule(random, validation, test, 0); // which checks them
  }

  /** Nothing is said: a table of {@value #HIGGS_COLUMNS} numbers a row, the label first. */
  static TableSettings defaults() {
    return of(Optional.empty());
  }

  /** A table whose format is found out, 20 % of its rows to validate, 20 % to test, drawn. */
  public static TableSettings ofLabel(String label) {
    return of(Optional.of(label));
  }

  private static TableSettings of(Optional<String> label) {
    return new TableSettings(
        TableFormat.auto(), label, Optional.empty(), List.of(), List.of(), true, 0.2, 0.2);
  }

  /** The format to read it with: a label's name asks for a header. */
  TableFormat formatToRead() {
    return label.map(format::withHeaderFor).orElse(format);
  }

  /**
   * Deals out and codes a table.
   *
   * @param seed of the draw
   * @throws DataException where the table is not as was said
   */
  TableSplit split(Table table, long seed) throws IOException {
    return said(table).split(rule(seed));
  }

  /** Likewise, with the rows that validate among those that train, see {@link Split#joined}. */
  TableSplit joined(Table table, long seed) throws IOException {
    return said(table).joined(rule(seed));
  }

  private SplitRule rule(long seed) {
    return new SplitRule(random, validation, test, seed);
  }

  /** The table with what is said of its columns. */
  private LabelledTable said(Table table) throws DataException {
    LabelledTable labelled = labelled(table);
    for (String text : positive.stream().toList()) {
      labelled = labelled.positive(text);
    }
    return labelled.ignore(ignore.toArray(String[]::new)).features(features.toArray(String[]::new));
  }

  private LabelledTable labelled(Table table) throws DataException {
    if (label.isPresent()) {
      return table.labelled(label.get());
    }
    if (table.hasHeader() || table.names().size() != HIGGS_COLUMNS) {
      throw new DataException(
          table.place()
              + ": expected to be told which column is the label, such as label=last, found "
              + table.columnsInWords());
    }
    return table.label(0);
  }
}
