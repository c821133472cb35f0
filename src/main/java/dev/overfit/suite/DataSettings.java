package dev.overfit.suite;

import dev.overfit.data.LoadedData;
import dev.overfit.data.RowCount;
import dev.overfit.data.Split;
import java.util.Locale;
import java.util.Optional;

/**
 * Which rows a suite runs on, and how many.
 *
 * @param selection where they come from
 * @param validationRows how many of the first rows validate, at least 1; not for a table of one's
 *     own
 * @param trainingRows how many of the next rows train, at least 1; likewise
 * @param testRows how many of those behind them test, 0 for none; where nothing is said, as many as
 *     there are, at most {@value #MOST_TEST_ROWS}; likewise
 * @param table what is said of a table of one's own; empty for rows in the layout of HIGGS
 */
public record DataSettings(
    DataSelection selection,
    int validationRows,
    int trainingRows,
    Optional<Integer> testRows,
    Optional<TableSettings> table) {
  /** How many rows test at most where nobody says how many. */
  public static final int MOST_TEST_ROWS = 4_000;

  /**
   * @throws IllegalArgumentException where a number is out of its range, or all together are no int
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

  /** So many first rows to validate, the next to train, and those behind them to test. */
  public DataSettings(DataSelection selection, int validationRows, int trainingRows) {
    this(selection, validationRows, trainingRows, Optional.empty(), Optional.empty());
  }

  /**
   * The tutorial's: {@link DataSelection.Auto}, 1,000 rows to validate, 10,000 to train; those
   * behind them test.
   */
  public static DataSettings defaults() {
    return new DataSettings(new DataSelection.Auto(), 1_000, 10_000);
  }

  /** These settings with another source. */
  public DataSettings withSelection(DataSelection value) {
    return new DataSettings(value, validationRows, trainingRows, testRows, table);
  }

  /** These settings with a number of rows to test, 0 for none. */
  public DataSettings withTestRows(int value) {
    return new DataSettings(selection, validationRows, trainingRows, Optional.of(value), table);
  }

  /** These settings for a table of one's own. */
  public DataSettings withTable(TableSettings value) {
    return new DataSettings(selection, validationRows, trainingRows, testRows, Optional.of(value));
  }

  /** How many rows all parts together want. */
  RowCount rows() {
    int least = validationRows + trainingRows + testRows.orElse(0);
    long most = testRows.isPresent() ? least : (long) least + MOST_TEST_ROWS;
    return new RowCount(least, (int) Math.min(most, Integer.MAX_VALUE));
  }

  /**
   * Deals rows out in their order.
   *
   * @throws IllegalArgumentException where there are too few
   */
  Split split(LoadedData rows) {
    return rows.split(validationRows, trainingRows, testRows(rows));
  }

  /**
   * Deals the same rows out in an order drawn from a seed, those that {@link #split} leaves out
   * left out, too.
   */
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
