package dev.overfit.data.csv;

/**
 * Hears how far reading has come: every few hundred rows and at the end, on the caller's thread.
 */
@FunctionalInterface
public interface RowProgress {
  /** Hears nothing. */
  RowProgress NONE = (rows, asked, bytes) -> {};

  /**
   * Some more rows are there and checked.
   *
   * @param rows how many so far
   * @param asked how many were asked for; {@link CsvFile#ALL_ROWS} for all that there are
   * @param bytes how many bytes were read from the file or the network so far, as they lie there
   */
  void rows(int rows, int asked, long bytes);
}
