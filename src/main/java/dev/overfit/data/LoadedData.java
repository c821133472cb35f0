package dev.overfit.data;

import java.util.Locale;
import java.util.Optional;

/**
 * Rows as they were loaded, in their order, and where they came from.
 *
 * @param dataset the rows
 * @param origin their source
 */
public record LoadedData(Dataset dataset, DataOrigin origin) {
  /**
   * Rows that the program made or got itself.
   *
   * @param dataset the rows
   * @param name what people call them; stands in results that were made with them
   */
  public static LoadedData of(Dataset dataset, String name) {
    return of(dataset, name, "memory");
  }

  static LoadedData of(Dataset dataset, String name, String location) {
    String sum = RowDigest.sha256(dataset);
    return new LoadedData(dataset, new DataOrigin(name, location, false, sum, dataset.rows()));
  }

  /**
   * The same rows in an order drawn from a seed: for a table that is sorted, by its label for
   * example, so that its first rows are not like its others. The origin stays that of the rows as
   * they were loaded.
   *
   * @param seed any; the same seed gives the same order on every platform
   */
  public LoadedData shuffled(long seed) {
    return new LoadedData(dataset.shuffled(seed), origin);
  }

  /**
   * The first rows validate, all others train.
   *
   * @param validationRows how many rows validate, at least 1 and fewer than there are
   * @throws IllegalArgumentException where there are not more rows than that
   */
  public Split split(int validationRows) {
    return split(validationRows, Math.max(1, dataset.rows() - validationRows));
  }

  /**
   * The tutorial's split: the first rows validate, the next train, what is left over is not used.
   *
   * @param validationRows how many rows validate, at least 1
   * @param trainingRows how many rows train, at least 1
   * @throws IllegalArgumentException where there are fewer rows than both together
   */
  public Split split(int validationRows, int trainingRows) {
    return split(validationRows, trainingRows, 0);
  }

  /**
   * The tutorial's split and rows to test: the first rows validate, the next train, those behind
   * them test, what is left over is not used.
   *
   * @param validationRows how many rows validate, at least 1
   * @param trainingRows how many rows train, at least 1
   * @param testRows how many rows test, 0 for none
   * @throws IllegalArgumentException where there are fewer rows than all together
   */
  public Split split(int validationRows, int trainingRows, int testRows) {
    check(validationRows, trainingRows, testRows);
    int training = validationRows + trainingRows; // the end of those that train
    return new Split(
        dataset.slice(validationRows, training),
        dataset.slice(0, validationRows),
        testRows == 0
            ? Optional.empty()
            : Optional.of(dataset.slice(training, training + testRows)),
        origin);
  }

  private void check(int validationRows, int trainingRows, int testRows) {
    if (validationRows < 1 || trainingRows < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "validationRows and trainingRows: expected at least 1 each, received %,d and %,d",
              validationRows,
              trainingRows));
    }
    if (testRows < 0) {
      throw new IllegalArgumentException("testRows: expected at least 0, received " + testRows);
    }
    if ((long) validationRows + trainingRows + testRows > dataset.rows()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: expected at least %s, found %,d",
              origin.name(),
              parts(validationRows, trainingRows, testRows),
              dataset.rows()));
    }
  }

  private static String parts(int validationRows, int trainingRows, int testRows) {
    String both = String.format(Locale.ROOT, "%,d + %,d", validationRows, trainingRows);
    return testRows == 0
        ? both + " rows to validate and to train"
        : String.format(
            Locale.ROOT, "%s + %,d rows to validate, to train and to test", both, testRows);
  }
}
