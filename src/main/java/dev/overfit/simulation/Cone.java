package dev.overfit.simulation;

/**
 * A radius in the plane of pseudorapidity and azimuth: ΔR = √(Δη² + Δφ²), Δφ wrapped to at most π.
 */
final class Cone {
  private static final double ROUNDING = 1e-6;

  private final double radius;
  private final double squaredCosine;
  private final double squaredSinh;

  /**
   * @param radius ΔR, within [0, π/2)
   */
  Cone(double radius) {
    double cosine = StrictMath.cos(radius);
    this.radius = radius;
    this.squaredCosine = cosine * cosine;
    double sinh = StrictMath.sinh(radius) * (1 + ROUNDING);
    this.squaredSinh = sinh * sinh;
  }

  /** Returns whether two momenta are closer to one another than the radius. */
  boolean holds(FourVector a, FourVector b) {
    return nearInAzimuth(a, b) && !farInRapidity(a, b) && distance(a, b) < radius;
  }

  /**
   * Returns whether Δφ alone is below the radius. Most pairs fail this check, and it takes no
   * logarithm.
   */
  private boolean nearInAzimuth(FourVector a, FourVector b) {
    double product = a.x() * b.x() + a.y() * b.y();
    return product > 0 && product * product > squaredCosine * a.squaredPT() * b.squaredPT();
  }

  /**
   * Returns whether Δη alone exceeds the radius by more than rounding could explain: sinh Δη = sinh
   * η1 cosh η2 − cosh η1 sinh η2, where sinh η = pz/pT and cosh η = |p|/pT, takes no logarithm.
   */
  private boolean farInRapidity(FourVector a, FourVector b) {
    double first = a.z() * b.momentum();
    double sinh = Math.abs(first - a.momentum() * b.z()) - ROUNDING * ROUNDING * Math.abs(first);
    return sinh > 0 && sinh * sinh > squaredSinh * a.squaredPT() * b.squaredPT();
  }

  /** Returns ΔR of two momenta. */
  static double distance(FourVector a, FourVector b) {
    double eta = a.eta() - b.eta();
    double phi =
        StrictMath.atan2(a.x() * b.y() - a.y() * b.x(), a.x() * b.x() + a.y() * b.y()); // wrapped
    return Math.sqrt(eta * eta + phi * phi);
  }
}
