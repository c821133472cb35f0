package dev.overfit.training;

import java.util.SplittableRandom;

/** Draws a permutation for each epoch by the Fisher-Yates shuffle. */
record Shuffled(long seed) implements RowOrder {
  @Override
  public void fill(int[] order, int epoch) {
    SplittableRandom random = new SplittableRandom(mix(mix(seed) + epoch));
    for (int i = 0; i < order.length; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
  }

  /**
   * MurmurHash3's finalizer. The generator advances from its seed in equal strides, so seeds that
   * are close to each other or a stride apart would give overlapping streams.
   */
  private static long mix(long z) {
    z = (z ^ (z >>> 33)) * 0xFF51AFD7ED558CCDL;
    z = (z ^ (z >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return z ^ (z >>> 33);
  }
}
