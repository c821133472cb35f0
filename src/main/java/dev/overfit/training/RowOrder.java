package dev.overfit.training;

/**
 * The order in which an epoch goes through the training rows: a function of the epoch alone,
 * without hidden state.
 */
@FunctionalInterface
public interface RowOrder {
  /**
   * Fills in the order of an epoch.
   *
   * @param order {@code [rows]}, to be overwritten with row numbers in [0, rows); its previous
   *     content is arbitrary
   * @param epoch the epoch, from 1
   */
  void fill(int[] order, int epoch);

  /** Returns the order in which the rows are given, the same for every epoch. */
  static RowOrder sequential() {
    return (order, epoch) -> {
      for (int i = 0; i < order.length; i++) {
        order[i] = i;
      }
    };
  }

  /**
   * Returns uniformly drawn permutations, one per epoch, as a function of the seed and the epoch.
   */
  static RowOrder shuffled(long seed) {
    return new Shuffled(seed);
  }
}
