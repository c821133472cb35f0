package dev.overfit.data;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

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

  /**
   * Rows drawn to train, to validate and to test, of each label the same share in each part to
   * within one row; what the shares leave over is not used. Parts are in the drawn order, the
   * labels mixed, and copied unless they lie in a {@link FeatureStore}; the origin stays that of
   * the rows as they were loaded.
   *
   * @param seed any; the same seed gives the same parts on every platform
   * @param training the share of all rows that train, above 0
   * @param validation the share that validates, above 0
   * @param test the share that tests, 0 for none; all three together at most 1
   * @throws IllegalArgumentException where a share is out of its range, or a part would not have
   *     rows of both labels
   */
  public Split split(long seed, double training, double validation, double test) {
    return new Shares(training, validation, test).split(this, seed);
  }

  /**
   * The splits of a cross-validation: rows are drawn into folds, of each label as many in each fold
   * to within one row; each fold validates once, and all others train. Rows keep their order. Each
   * split has copies of its rows unless they lie in a {@link FeatureStore}, {@code k} times the
   * memory of all; the origin stays that of the rows as they were loaded.
   *
   * @param seed any; the same seed gives the same folds on every platform
   * @param k how many folds, at least 2
   * @return {@code k} splits without rows to test
   * @throws IllegalArgumentException where {@code k} is below 2, or there are fewer rows of a label
   *     than folds
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
