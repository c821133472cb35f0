package dev.overfit.suite;

import dev.overfit.data.LoadedData;
import dev.overfit.data.RowCount;
import dev.overfit.data.Split;
import java.util.Locale;
import java.util.Optional;

/**
 * The rows that a suite runs on, and how many.
 *
 * @param selection where the rows come from
 * @param validationRows how many of the first rows validate, at least 1; unused for a user-supplied
 *     table
 * @param trainingRows how many of the next rows train, at least 1; unused for a user-supplied table
 * @param testRows how many of the rows after those test, 0 for none; if empty, as many as there
 *     are, at most {@value #MOST_TEST_ROWS}; unused for a user-supplied table
 * @param table the settings of a user-supplied table; empty for rows in the layout of HIGGS
 */
public record DataSettings(
    DataSelection selection,
    int validationRows,
    int trainingRows,
    Optional<Integer> testRows,
    Optional<TableSettings> table) {
  /** The maximum number of test rows if no number is specified. */
  public static final int MOST_TEST_ROWS = 4_000;

  /**
   * @throws IllegalArgumentException if a number is out of range, or their sum overflows an int
   */
  public DataSettings {
    SuiteSettings.atLeast("validationRows", 1, validationRows);
    SuiteSettings.atLeast("trainingRows", 1, trainingRows);
    testRows.ifPresent(rows -> SuiteSettings.atLeast("testRows", 0, rows));
    long rows = (long) validationRows + trainingRows + testRows.orElse(0);
    if (rows > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "validationRows, trainingRows and testRows: expected at most %,d together, received"
                  + " %,d",
              Integer.MAX_VALUE,
              rows));
    }
  }

  /**
   * Creates settings that validate on the first rows, train on the next and test on those after.
   */
  public DataSettings(DataSelection selection, int validationRows, int trainingRows) {
    this(selection, validationRows, trainingRows, Optional.empty(), Optional.empty());
  }

  /**
   * Returns the tutorial's settings: {@link DataSelection.Auto}, 1,000 validation rows and 10,000
   * training rows; those after them are for testing.
   */
  public static DataSettings defaults() {
    return new DataSettings(new DataSelection.Auto(), 1_000, 10_000);
  }

  /** Returns these settings with another source. */
  public DataSettings withSelection(DataSelection value) {
    return new DataSettings(value, validationRows, trainingRows, testRows, table);
  }

  /** Returns these settings with a number of test rows, 0 for none. */
  public DataSettings withTestRows(int value) {
    return new DataSettings(selection, validationRows, trainingRows, Optional.of(value), table);
  }

  /** Returns these settings for a user-supplied table. */
  public DataSettings withTable(TableSettings value) {
    return new DataSettings(selection, validationRows, trainingRows, testRows, Optional.of(value));
  }

  /** Returns how many rows all parts need together. */
  RowCount rows() {
    int least = validationRows + trainingRows + testRows.orElse(0);
    long most = testRows.isPresent() ? least : (long) least + MOST_TEST_ROWS;
    return new RowCount(least, (int) Math.min(most, Integer.MAX_VALUE));
  }

  /**
   * Splits rows in their order.
   *
   * @throws IllegalArgumentException if there are too few
   */
  Split split(LoadedData rows) {
    return rows.split(validationRows, trainingRows, testRows(rows));
  }

  /** Splits the rows that {@link #split} takes, in an order drawn from a seed. */
  Split shuffledSplit(LoadedData rows, long seed) {
    int used = validationRows + trainingRows + testRows(rows);
    LoadedData taken = new LoadedData(rows.dataset().slice(0, used), rows.origin());
    return split(taken.shuffled(seed));
  }

  private int testRows(LoadedData rows) {
    int left = rows.dataset().rows() - validationRows - trainingRows;
    return testRows.orElse(Math.max(0, Math.min(left, MOST_TEST_ROWS)));
  }
}
