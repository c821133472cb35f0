package dev.overfit.simulation;

/**
 * A quark or gluon, or several in one direction, seen by a detector as one jet.
 *
 * @param momentum the energy and momentum
 * @param flavour the heaviest quark in it
 */
record Parton(FourVector momentum, Flavour flavour) {
  /** Returns this parton with a share of its momentum. */
  Parton times(double share) {
    return new Parton(momentum.times(share), flavour);
  }

  /** Returns both partons as one. */
  Parton merged(Parton other) {
    return new Parton(momentum.plus(other.momentum), flavour.heavier(other.flavour));
  }
}
