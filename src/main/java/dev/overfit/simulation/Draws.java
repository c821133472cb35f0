package dev.overfit.simulation;

import java.util.SplittableRandom;

/**
 * The random draws of one row, a function of (seed, row) alone: no row depends on another, nor on
 * how many are made or by which thread.
 *
 * <p>Of {@link SplittableRandom} only {@code nextDouble} is used, and of the elementary functions
 * only {@link StrictMath}'s, so that the bits depend neither on the processor nor on the release of
 * the JDK (its own {@code nextGaussian} may change). Not safe for use by several threads.
 */
final class Draws {
  private final SplittableRandom random;
  private double spareGaussian;
  private boolean hasSpare;

  private Draws(long state) {
    random = new SplittableRandom(state);
  }

  /**
   * The draws of a row.
   *
   * <p>A {@code SplittableRandom} steps through one cycle that all seeds share, so neighbouring
   * states would give overlapping sequences; mixing puts the rows at unrelated places of the cycle.
   */
  static Draws of(long seed, long row) {
    return new Draws(mix(mix(seed) + row));
  }

  /** The finalizer of MurmurHash3: a bijection in which each bit depends on all. */
  private static long mix(long z) {
    long y = (z ^ (z >>> 33)) * 0xFF51AFD7ED558CCDL;
    long x = (y ^ (y >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return x ^ (x >>> 33);
  }

  /** Uniform on [0, 1). */
  double uniform() {
    return random.nextDouble();
  }

  /** Uniform on [{@code from}, {@code to}). */
  double uniform(double from, double to) {
    return from + (to - from) * random.nextDouble();
  }

  /** True with the given probability. */
  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** Standard normal, by Marsaglia's polar method. */
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

  /** Exponential of mean 1. */
  double exponential() {
    return -StrictMath.log(1 - uniform());
  }

  /**
   * Poisson, by Knuth's product of uniforms.
   *
   * @param zero the probability of none, exp(−mean)
   */
  int poisson(double zero) {
    int count = 0;
    for (double product = uniform(); product > zero; product *= uniform()) {
      count++;
    }
    return count;
  }

  /** A vector of length 1 and uniform azimuth across the beam, without time and z. */
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

  /** A vector of length 1, cosine of its polar angle and azimuth uniform, without time. */
  FourVector direction() {
    double cosine = uniform(-1, 1);
    FourVector azimuth = azimuth();
    double sine = Math.sqrt(1 - cosine * cosine);
    return new FourVector(0, sine * azimuth.x(), sine * azimuth.y(), cosine);
  }
}
