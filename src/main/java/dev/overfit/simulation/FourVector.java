package dev.overfit.simulation;

/**
 * Energy and momentum in GeV; z is along the beam.
 *
 * @param energy the energy, 0 for a plain direction
 * @param x momentum across the beam
 * @param y momentum across the beam
 * @param z momentum along the beam
 */
record FourVector(double energy, double x, double y, double z) {
  static final FourVector ZERO = new FourVector(0, 0, 0, 0);

  /** Returns a particle of the given mass and momentum. */
  static FourVector ofMass(double mass, double x, double y, double z) {
    return new FourVector(Math.sqrt(mass * mass + x * x + y * y + z * z), x, y, z);
  }

  /**
   * Returns a massless particle of transverse momentum {@code pT} towards an azimuth of length 1.
   */
  static FourVector massless(double pT, double eta, FourVector azimuth) {
    double growth = StrictMath.exp(eta);
    double sinh = (growth - 1 / growth) / 2;
    return ofMass(0, pT * azimuth.x, pT * azimuth.y, pT * sinh);
  }

  FourVector plus(FourVector other) {
    return new FourVector(energy + other.energy, x + other.x, y + other.y, z + other.z);
  }

  /** Returns all four components times a factor. */
  FourVector times(double factor) {
    return new FourVector(factor * energy, factor * x, factor * y, factor * z);
  }

  /** Returns the same momentum with the energy of a massless particle. */
  FourVector massless() {
    return new FourVector(momentum(), x, y, z);
  }

  /** The length of the momentum, |p|. */
  double momentum() {
    return Math.sqrt(x * x + y * y + z * z);
  }

  /** The momentum across the beam, pT. */
  double pT() {
    return Math.sqrt(squaredPT());
  }

  /** The square of the momentum across the beam. */
  double squaredPT() {
    return x * x + y * y;
  }

  /** The invariant mass √(E² − p²); 0 if rounding makes the square negative. */
  double mass() {
    return Math.sqrt(Math.max(0, energy * energy - (x * x + y * y + z * z)));
  }

  /** The pseudorapidity asinh(pz/pT). */
  double eta() {
    double sinh = Math.abs(z) / pT();
    return Math.copySign(StrictMath.log(sinh + Math.sqrt(1 + sinh * sinh)), z);
  }

  /** The azimuth in [−π, π]. */
  double phi() {
    return StrictMath.atan2(y, x);
  }

  /**
   * Transforms this vector from the rest frame of a massive parent to the frame in which the parent
   * has energy E' and momentum P: e = (E·E' + p·P)/m, p ← p + P(E + e)/(m + E'), E ← e.
   */
  FourVector boosted(FourVector parent) {
    double mass = parent.mass();
    double along = x * parent.x + y * parent.y + z * parent.z;
    double boosted = (energy * parent.energy + along) / mass;
    double share = (energy + boosted) / (mass + parent.energy);
    return new FourVector(
        boosted, x + share * parent.x, y + share * parent.y, z + share * parent.z);
  }
}
