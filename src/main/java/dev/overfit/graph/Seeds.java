package dev.overfit.graph;

/**
 * Seeds for the parts of a training, derived from its one seed so that no two parts draw the same
 * numbers.
 */
final class Seeds {
  private static final long WEIGHTS = 1;
  private static final long LAYERS = 2;
  private static final long AUGMENTATIONS = 3;

  private Seeds() {}

  /** Returns the seed of the initial weights of variable {@code index}. */
  static long weights(long seed, int index) {
    return mix(mix(seed + WEIGHTS) + index);
  }

  /** Returns the seed of all augmentations. */
  static long augmentations(long seed) {
    return mix(seed + (AUGMENTATIONS << 32));
  }

  /** Returns the seed of the layer with number {@code index} among those that draw. */
  static long layer(long seed, int index) {
    return mix(mix(seed + (LAYERS << 32)) + index);
  }

  /**
   * The finalizer of SplitMix64 (Steele, Lea, Flood 2014): a bijection that maps close seeds far
   * apart.
   */
  private static long mix(long z) {
    z += 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
