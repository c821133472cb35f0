package dev.overfit.suite;

import dev.overfit.export.LoadOptions;
import dev.overfit.table.SaidColumns;
import dev.overfit.table.TableFormat;

/**
 * What a prediction is told.
 *
 * @param options how the SavedModel is loaded
 * @param format how the rows lie in their file
 * @param columns what is said of their columns
 */
public record PredictionSettings(LoadOptions options, TableFormat format, SaidColumns columns) {
  /** All cores, known operations alone, a format that is found out. */
  public static PredictionSettings defaults() {
    return new PredictionSettings(LoadOptions.defaults(), TableFormat.auto(), SaidColumns.NONE);
  }

  /** These settings with a number of threads. */
  public PredictionSettings withThreads(int value) {
    return new PredictionSettings(options.withThreads(value), format, columns);
  }
}
