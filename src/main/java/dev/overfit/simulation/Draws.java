package dev.overfit.simulation;

import java.util.SplittableRandom;

/**
 * The random draws of one row, a function of (seed, row) alone: no row depends on another, on how
 * many are made, or on which thread makes it.
 *
 * <p>Uses only {@code nextDouble} of {@link SplittableRandom}, and only {@link StrictMath} for
 * elementary functions, so that the bits depend neither on the processor nor on the JDK release
 * (whose {@code nextGaussian} may change). Not thread-safe.
 */
final class Draws {
  private final SplittableRandom random;
  private double spareGaussian;
  private boolean hasSpare;

  private Draws(long state) {
    random = new SplittableRandom(state);
  }

  /**
   * Returns the draws of a row.
   *
   * <p>A {@code SplittableRandom} steps through one cycle that all seeds share, so neighbouring
   * states would give overlapping sequences; mixing moves the rows to unrelated positions in the
   * cycle.
   */
  static Draws of(long seed, long row) {
    return new Draws(mix(mix(seed) + row));
  }

  /**
   * The finalizer of MurmurHash3: a bijection in which each output bit depends on all input bits.
   */
  private static long mix(long z) {
    long y = (z ^ (z >>> 33)) * 0xFF51AFD7ED558CCDL;
    long x = (y ^ (y >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return x ^ (x >>> 33);
  }

  /** Draws a uniform number in [0, 1). */
  double uniform() {
    return random.nextDouble();
  }

  /** Draws a uniform number in [{@code from}, {@code to}). */
  double uniform(double from, double to) {
    return from + (to - from) * random.nextDouble();
  }

  /** Returns true with the given probability. */
  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** Draws a standard normal number by Marsaglia's polar method. */
  double gaussian() {
    if (hasSpare) {
      hasSpare = false;
      return spareGaussian;
    }
    double x;
    double y;
    double square;
    do {
      x = uniform(-1, 1);
      y = uniform(-1, 1);
      square = x * x + y * y;
    } while (square >= 1 || square == 0);
    double scale = Math.sqrt(-2 * StrictMath.log(square) / square);
    spareGaussian = scale * y;
    hasSpare = true;
    return scale * x;
  }

  /** Draws an exponential number with mean 1. */
  double exponential() {
    return -StrictMath.log(1 - uniform());
  }

  /**
   * Draws a Poisson number by Knuth's product of uniforms.
   *
   * @param zero the probability of 0, exp(−mean)
   */
  int poisson(double zero) {
    int count = 0;
    for (double product = uniform(); product > zero; product *= uniform()) {
      count++;
    }
    return count;
  }

  /** Draws a vector of length 1 across the beam with uniform azimuth, without time and z. */
  FourVector azimuth() {
    double x;
    double y;
    double square;
    do {
      x = uniform(-1, 1);
      y = uniform(-1, 1);
      square = x * x + y * y;
    } while (square >= 1 || square == 0);
    double length = Math.sqrt(square);
    return new FourVector(0, x / length, y / length, 0);
  }

  /**
   * Draws a vector of length 1 with uniform azimuth and cosine of the polar angle, without time.
   */
  FourVector direction() {
    double cosine = uniform(-1, 1);
    FourVector azimuth = azimuth();
    double sine = Math.sqrt(1 - cosine * cosine);
    return new FourVector(0, sine * azimuth.x(), sine * azimuth.y(), cosine);
  }
}
