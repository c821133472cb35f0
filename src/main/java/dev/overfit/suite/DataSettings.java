package dev.overfit.suite;

import java.util.Locale;
import java.util.Optional;

/**
 * Which rows a suite runs on, and how many.
 *
 * @param selection where they come from
 * @param validationRows how many of the first rows validate, at least 1; not for a table of one's
 *     own
 * @param trainingRows how many of the next rows train, at least 1; likewise
 * @param table what is said of a table of one's own; empty for rows in the layout of HIGGS
 */
public record DataSettings(
    DataSelection selection, int validationRows, int trainingRows, Optional<TableSettings> table) {
  /**
   * @throws IllegalArgumentException where a number is out of its range, or both together are no
   *     int
   */
  public DataSettings {
    SuiteSettings.atLeast("validationRows", 1, validationRows);
    SuiteSettings.atLeast("trainingRows", 1, trainingRows);
    if ((long) validationRows + trainingRows > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "validationRows and trainingRows: expected at most %,d together, received %,d",
              Integer.MAX_VALUE,
              (long) validationRows + trainingRows));
    }
  }

  /** So many first rows to validate, the next to train. */
  public DataSettings(DataSelection selection, int validationRows, int trainingRows) {
    this(selection, validationRows, trainingRows, Optional.empty());
  }

  /** The tutorial's: {@link DataSelection.Auto}, 1,000 rows to validate, 10,000 to train. */
  public static DataSettings defaults() {
    return new DataSettings(new DataSelection.Auto(), 1_000, 10_000);
  }

  /** These settings with another source. */
  public DataSettings withSelection(DataSelection value) {
    return new DataSettings(value, validationRows, trainingRows, table);
  }

  /** These settings for a table of one's own. */
  public DataSettings withTable(TableSettings value) {
    return new DataSettings(selection, validationRows, trainingRows, Optional.of(value));
  }

  /** The rows of both kinds together. */
  public int rows() {
    return validationRows + trainingRows;
  }
}
