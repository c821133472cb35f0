package dev.overfit.data.csv;

/**
 * Receives the progress of reading, every few hundred rows and at the end, on the caller's thread.
 */
@FunctionalInterface
public interface RowProgress {
  /** Ignores all progress. */
  RowProgress NONE = (rows, asked, bytes) -> {};

  /**
   * Reports that more rows have been read and checked.
   *
   * @param rows the number of rows so far
   * @param asked the number of rows asked for; {@link CsvFile#ALL_ROWS} for all rows of the source
   * @param bytes the number of bytes read from the file or the network so far, before inflating
   */
  void rows(int rows, int asked, long bytes);
}
