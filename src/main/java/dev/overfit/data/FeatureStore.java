package dev.overfit.data;

/**
 * Features of rows that lie where they cannot be pointed at, such as in a file: they are read some
 * rows at a time. May be asked by several threads at once.
 */
@FunctionalInterface
public interface FeatureStore {
  /**
   * Reads consecutive rows.
   *
   * @param from the first of them, from 0
   * @param count how many
   * @param into takes them from its beginning, {@code [count, columns]} row-major; what it has
   *     behind them stays
   * @throws java.io.UncheckedIOException where they cannot be read any more
   */
  void read(int from, int count, float[] into);
}
