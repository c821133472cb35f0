package dev.overfit.data;

/**
 * Features of rows that are not held in an array, for example because they are in a file; read in
 * blocks. Thread-safe.
 */
@FunctionalInterface
public interface FeatureStore {
  /**
   * Reads consecutive rows.
   *
   * @param from the first row, from 0
   * @param count the number of rows
   * @param into receives the features from its start, {@code [count, columns]} row-major; values
   *     beyond them are left unchanged
   * @throws java.io.UncheckedIOException if the rows can no longer be read
   */
  void read(int from, int count, float[] into);
}
