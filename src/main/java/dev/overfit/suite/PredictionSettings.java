package dev.overfit.suite;

import dev.overfit.augmentation.SymmetricCopies;
import dev.overfit.export.LoadOptions;
import dev.overfit.table.SaidColumns;
import dev.overfit.table.TableFormat;

/**
 * The settings of a prediction.
 *
 * @param options how the SavedModel is loaded
 * @param format the format of the file with the rows
 * @param columns what is specified about its columns
 * @param symmetricCopies over how many symmetric copies of a row probabilities are averaged, from
 *     1, the row alone, to {@value ExportSettings#MOST_COPIES}; above 1 only for a HIGGS model that
 *     does not average over copies itself
 */
public record PredictionSettings(
    LoadOptions options, TableFormat format, SaidColumns columns, int symmetricCopies) {
  /**
   * @throws IllegalArgumentException if the number of copies is out of range
   */
  public PredictionSettings {
    SymmetricCopies.checkCount(symmetricCopies);
  }

  /** Returns settings for all cores, only the operations of dense models, and a detected format. */
  public static PredictionSettings defaults() {
    return new PredictionSettings(LoadOptions.defaults(), TableFormat.auto(), SaidColumns.NONE, 1);
  }

  /** Returns these settings with a number of threads. */
  public PredictionSettings withThreads(int value) {
    return new PredictionSettings(options.withThreads(value), format, columns, symmetricCopies);
  }

  /** Returns these settings with another number of copies of a row. */
  public PredictionSettings withSymmetricCopies(int value) {
    return new PredictionSettings(options, format, columns, value);
  }
}
