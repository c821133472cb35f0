package dev.overfit.data;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Rows as loaded, in their original order, and where they came from.
 *
 * @param dataset the rows
 * @param origin the source of the rows
 */
public record LoadedData(Dataset dataset, DataOrigin origin) {
  /**
   * Returns rows that the calling program made or obtained itself.
   *
   * @param dataset the rows
   * @param name the name of the data, shown in results made with it
   */
  public static LoadedData of(Dataset dataset, String name) {
    return of(dataset, name, "memory");
  }

  static LoadedData of(Dataset dataset, String name, String location) {
    String sum = RowDigest.sha256(dataset);
    return new LoadedData(dataset, new DataOrigin(name, location, false, sum, dataset.rows()));
  }

  /**
   * Returns the same rows in an order drawn from a seed. Use it for a table that is sorted, for
   * example by its label, so that its first rows are not like the rest. The origin stays that of
   * the rows as loaded.
   *
   * @param seed any value; the same seed gives the same order on every platform
   */
  public LoadedData shuffled(long seed) {
    return new LoadedData(dataset.shuffled(seed), origin);
  }

  /**
   * Splits the rows: the first are for validation, all others for training.
   *
   * @param validationRows the number of validation rows, at least 1 and less than the number of
   *     rows
   * @throws IllegalArgumentException if {@code validationRows} is out of range
   */
  public Split split(int validationRows) {
    return split(validationRows, Math.max(1, dataset.rows() - validationRows));
  }

  /**
   * Splits the rows as the tutorial does: the first are for validation, the next for training, and
   * the rest are unused.
   *
   * @param validationRows the number of validation rows, at least 1
   * @param trainingRows the number of training rows, at least 1
   * @throws IllegalArgumentException if a number is out of range or there are fewer rows than both
   *     together
   */
  public Split split(int validationRows, int trainingRows) {
    return split(validationRows, trainingRows, 0);
  }

  /**
   * Splits the rows as the tutorial does, with test rows: the first are for validation, the next
   * for training, those after them for testing, and the rest are unused.
   *
   * @param validationRows the number of validation rows, at least 1
   * @param trainingRows the number of training rows, at least 1
   * @param testRows the number of test rows, 0 for none
   * @throws IllegalArgumentException if a number is out of range or there are fewer rows than all
   *     together
   */
  public Split split(int validationRows, int trainingRows, int testRows) {
    check(validationRows, trainingRows, testRows);
    int training = validationRows + trainingRows; // the end of the training rows
    return new Split(
        dataset.slice(validationRows, training),
        dataset.slice(0, validationRows),
        testRows == 0
            ? Optional.empty()
            : Optional.of(dataset.slice(training, training + testRows)),
        origin);
  }

  /**
   * Draws training, validation and test rows such that each label's share is the same in every
   * part, to within one row. Rows beyond the sum of the shares are unused. The rows of a part are
   * in the drawn order, with the labels mixed, and are copied unless they are in a {@link
   * FeatureStore}. The origin stays that of the rows as loaded.
   *
   * @param seed any value; the same seed gives the same parts on every platform
   * @param training the share of all rows to train on, above 0
   * @param validation the share to validate on, above 0
   * @param test the share to test on, 0 for none; all three shares add up to at most 1
   * @throws IllegalArgumentException if a share is out of range, or a part would lack rows of one
   *     label
   */
  public Split split(long seed, double training, double validation, double test) {
    return new Shares(training, validation, test).split(this, seed);
  }

  /**
   * Returns the splits of a cross-validation. Rows are drawn into folds with equally many rows of
   * each label, to within one row; each fold is used once for validation, with all others for
   * training. Rows keep their order. Each split copies its rows unless they are in a {@link
   * FeatureStore}, which takes {@code k} times the memory of all rows. The origin stays that of the
   * rows as loaded.
   *
   * @param seed any value; the same seed gives the same folds on every platform
   * @param k the number of folds, at least 2
   * @return {@code k} splits without test rows
   * @throws IllegalArgumentException if {@code k} is below 2 or above the number of rows of a label
   */
  public List<Split> kFold(long seed, int k) {
    StratifiedRows rows = StratifiedRows.drawn(dataset.positive(), seed);
    if (k < 2 || k > rows.smallerClass()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "k: expected at least 2 folds, and at most as many as there are rows of either label,"
                  + " %,d in %s, received %,d",
              rows.smallerClass(),
              origin.name(),
              k));
    }
    int[] folds = rows.folds(k);
    return IntStream.range(0, k).mapToObj(fold -> split(folds, fold)).toList();
  }

  private Split split(int[] folds, int validating) {
    return new Split(
        dataset.taken(rows(folds, fold -> fold != validating)),
        dataset.taken(rows(folds, fold -> fold == validating)),
        origin);
  }

  private static int[] rows(int[] folds, IntPredicate wanted) {
    return IntStream.range(0, folds.length).filter(row -> wanted.test(folds[row])).toArray();
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
