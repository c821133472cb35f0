package dev.overfit.training;

/**
 * The order in which an epoch goes through the training rows: a function of the epoch alone, with
 * no hidden state.
 */
@FunctionalInterface
public interface RowOrder {
  /**
   * Fills in the order of an epoch.
   *
   * @param order {@code [rows]}, to be overwritten with row numbers in [0, rows); holds anything
   *     before
   * @param epoch the epoch, from 1
   */
  void fill(int[] order, int epoch);

  /** The rows as they stand, every epoch the same. */
  static RowOrder sequential() {
    return (order, epoch) -> {
      for (int i = 0; i < order.length; i++) {
        order[i] = i;
      }
    };
  }

  /** A uniformly drawn permutation an epoch, a function of the seed and the epoch. */
  static RowOrder shuffled(long seed) {
    return new Shuffled(seed);
  }
}
