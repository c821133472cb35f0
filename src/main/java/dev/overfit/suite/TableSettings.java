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
 * The settings of a user-supplied table: its format, what is predicted from what, and how its rows
 * are split.
 *
 * @param format the format of its file
 * @param label the column to predict: a name, or else an index from 0 or {@code last}; if empty,
 *     the first column of a table of {@value #HIGGS_COLUMNS} numbers per row without a header
 * @param positive which of the label's two texts counts as 1; if empty, inferred for pairs such as
 *     no and yes
 * @param ignore the columns that are not used, each as for {@code label}
 * @param features the only columns that are used, each as for {@code label}; if empty, all others
 * @param random whether rows are split at random, with the same share of each class, or in their
 *     order
 * @param validation the validation rows: a share of all rows if below 1, otherwise a number
 * @param test the test rows: a share of all rows if below 1, otherwise a number; 0 for none
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
   * @throws IllegalArgumentException if a part of the rows is neither a share below 1 nor a whole
   *     number, or the validation part is 0
   */
  public TableSettings {
    ignore = List.copyOf(ignore);
    features = List.copyOf(features);
    new SplitRule(random, validation, test, 0); // checks the parts
  }

  /** Returns settings for a table of {@value #HIGGS_COLUMNS} numbers per row, the label first. */
  static TableSettings defaults() {
    return of(Optional.empty());
  }

  /** Returns settings for a detected format and a random split: 20 % to validate, 20 % to test. */
  public static TableSettings ofLabel(String label) {
    return of(Optional.of(label));
  }

  private static TableSettings of(Optional<String> label) {
    return new TableSettings(
        TableFormat.auto(), label, Optional.empty(), List.of(), List.of(), true, 0.2, 0.2);
  }

  /** Returns the format to read the table with: a label's name requires a header. */
  TableFormat formatToRead() {
    return label.map(format::withHeaderFor).orElse(format);
  }

  /**
   * Splits and encodes a table.
   *
   * @param seed the seed of the random split
   * @throws DataException if the table does not match the settings
   */
  TableSplit split(Table table, long seed) throws IOException {
    return said(table).split(rule(seed));
  }

  /**
   * Splits and encodes a table, validation rows joined to training rows, see {@link Split#joined}.
   */
  TableSplit joined(Table table, long seed) throws IOException {
    return said(table).joined(rule(seed));
  }

  private SplitRule rule(long seed) {
    return new SplitRule(random, validation, test, seed);
  }

  /** Returns the table with the settings of its columns. */
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
