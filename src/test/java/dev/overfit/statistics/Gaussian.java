package dev.overfit.statistics;

import java.util.Random;

/** Seeded samples for simulations from the generator that Java specifies to the bit. */
final class Gaussian {
  private final Random random;

  Gaussian(long seed) {
    random = new Random(seed);
  }

  double next() {
    return random.nextGaussian();
  }

  double[] sample(int count, double mean, double sd) {
    return random.doubles(count).map(ignored -> mean + sd * next()).toArray();
  }
}
