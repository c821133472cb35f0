package dev.overfit.data;

/**
 * Rows as they were loaded, in their order, and where they came from.
 *
 * @param dataset the rows
 * @param origin their source
 */
public record LoadedData(Dataset dataset, DataOrigin origin) {
  /**
   * The tutorial's split: the first rows validate, the next train, what is left over is not used.
   *
   * @param validationRows how many rows validate, at least 1
   * @param trainingRows how many rows train, at least 1
   * @throws IllegalArgumentException where there are fewer rows than both together
   */
  public Split split(int validationRows, int trainingRows) {
    if (validationRows < 1 || trainingRows < 1) {
      throw new IllegalArgumentException(
          String.format(
              "validationRows and trainingRows: expected at least 1 each, received %,d and %,d",
              validationRows, trainingRows));
    }
    if ((long) validationRows + trainingRows > dataset.rows()) {
      throw new IllegalArgumentException(
          String.format(
              "%s: expected at least %,d + %,d rows to validate and to train, found %,d",
              origin.name(), validationRows, trainingRows, dataset.rows()));
    }
    return new Split(
        dataset.slice(validationRows, validationRows + trainingRows),
        dataset.slice(0, validationRows),
        origin);
  }
}
