package dev.overfit.simulation;

import java.util.List;

/**
 * A light jet that a quark radiates with probability 0.2: a share z, uniform on [0.1, 0.5], of its
 * transverse momentum, at a distance ΔR uniform on [0.5, 1.0] in a random direction of the plane of
 * pseudorapidity and azimuth, |η| at most 6.
 */
final class FinalStateRadiation {
  private static final double PROBABILITY = 0.2;
  private static final double MOST_ETA = 6;

  private FinalStateRadiation() {}

  /** Lets each quark radiate: takes the share from the quark and appends the jet to the list. */
  static void radiate(List<Parton> partons, Draws draws) {
    int quarks = partons.size();
    for (int i = 0; i < quarks; i++) {
      if (draws.chance(PROBABILITY)) {
        Parton quark = partons.get(i);
        double share = draws.uniform(0.1, 0.5);
        partons.set(i, quark.times(1 - share));
        partons.add(jet(quark.momentum(), share, draws));
      }
    }
  }

  private static Parton jet(FourVector quark, double share, Draws draws) {
    double distance = draws.uniform(0.5, 1);
    FourVector towards = draws.azimuth();
    double eta = quark.eta() + distance * towards.x();
    double clipped = Math.max(-MOST_ETA, Math.min(MOST_ETA, eta));
    FourVector azimuth = turned(quark, distance * towards.y());
    return new Parton(FourVector.massless(share * quark.pT(), clipped, azimuth), Flavour.LIGHT);
  }

  /** Returns the azimuth of a momentum rotated by an angle, as a vector of length 1. */
  private static FourVector turned(FourVector quark, double angle) {
    double cosine = StrictMath.cos(angle) / quark.pT();
    double sine = StrictMath.sin(angle) / quark.pT();
    return new FourVector(
        0, cosine * quark.x() - sine * quark.y(), sine * quark.x() + cosine * quark.y(), 0);
  }
}
