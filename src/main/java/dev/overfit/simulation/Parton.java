package dev.overfit.simulation;

/**
 * A quark or gluon, or several in one direction, that a detector sees as one jet.
 *
 * @param momentum its energy and momentum
 * @param flavour the heaviest quark in it
 */
record Parton(FourVector momentum, Flavour flavour) {
  /** The same with a share of its momentum. */
  Parton times(double share) {
    return new Parton(momentum.times(share), flavour);
  }

  /** Both as one. */
  Parton merged(Parton other) {
    return new Parton(momentum.plus(other.momentum), flavour.heavier(other.flavour));
  }
}
