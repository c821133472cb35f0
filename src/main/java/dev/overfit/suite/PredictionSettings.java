package dev.overfit.suite;

import dev.overfit.augmentation.SymmetricCopies;
import dev.overfit.export.LoadOptions;
import dev.overfit.table.SaidColumns;
import dev.overfit.table.TableFormat;

/**
 * What a prediction is told.
 *
 * @param options how the SavedModel is loaded
 * @param format how the rows lie in their file
 * @param columns what is said of their columns
 * @param symmetricCopies over how many symmetric copies of a row probabilities are averaged, from
 *     1, the row alone, to {@value ExportSettings#MOST_COPIES}; above 1 for a model of HIGGS that
 *     does not do so itself
 */
public record PredictionSettings(
    LoadOptions options, TableFormat format, SaidColumns columns, int symmetricCopies) {
  /**
   * @throws IllegalArgumentException if the number of copies is out of its range
   */
  public PredictionSettings {
    SymmetricCopies.checkCount(symmetricCopies);
  }

  /** All cores, known operations alone, a format that is found out. */
  public static PredictionSettings defaults() {
    return new PredictionSettings(LoadOptions.defaults(), TableFormat.auto(), SaidColumns.NONE, 1);
  }

  /** These settings with a number of threads. */
  public PredictionSettings withThreads(int value) {
    return new PredictionSettings(options.withThreads(value), format, columns, symmetricCopies);
  }

  /** These settings with another number of copies of a row. */
  public PredictionSettings withSymmetricCopies(int value) {
    return new PredictionSettings(options, format, columns, value);
  }
}
