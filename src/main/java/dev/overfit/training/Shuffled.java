package dev.overfit.training;

import java.util.SplittableRandom;

/**
 * A permutation an epoch, by Fisher and Yates' shuffle.
 *
 * @param seed the seed; the same seed and epoch give the same permutation
 */
record Shuffled(long seed) implements RowOrder {
  private static final long EPOCH_STRIDE = 0x9E3779B97F4A7C15L;

  @Override
  public void fill(int[] order, int epoch) {
    SplittableRandom random = new SplittableRandom(seed ^ (epoch * EPOCH_STRIDE));
    for (int i = 0; i < order.length; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
  }
}
