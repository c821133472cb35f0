package dev.overfit.simulation;

/** The heaviest quark in a jet, from light to heavy, and how often a detector tags it. */
enum Flavour {
  /** Up, down, strange and gluons. */
  LIGHT(0.02),
  /** Charm. */
  CHARM(0.28),
  /** Bottom. */
  BOTTOM(0.65);

  private static final double TURN_ON = 28;
  private static final double ETA_END = 1.75;
  private static final double ETA_FALL = 0.55;

  private final double efficiency;

  Flavour(double efficiency) {
    this.efficiency = efficiency;
  }

  /**
   * Returns whether a jet is b-tagged, with probability e(1 − exp(−pT/28)) · clip((1.75 −
   * |η|)/0.55, 0, 1).
   *
   * @param momentum the jet's measured momentum
   */
  boolean tags(FourVector momentum, Draws draws) {
    // Two draws, since most light jets fail the first and so skip the arithmetic of the second.
    return draws.chance(efficiency) && draws.chance(plateauShare(momentum.pT(), momentum.eta()));
  }

  /**
   * Returns the fraction of the efficiency that remains at a transverse momentum and
   * pseudorapidity.
   */
  static double plateauShare(double pT, double eta) {
    double coverage = Math.max(0, Math.min(1, (ETA_END - Math.abs(eta)) / ETA_FALL));
    return (1 - StrictMath.exp(-pT / TURN_ON)) * coverage;
  }

  /** Returns the heavier flavour. */
  Flavour heavier(Flavour other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
