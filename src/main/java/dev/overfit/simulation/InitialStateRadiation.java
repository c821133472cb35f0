package dev.overfit.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * Massless partons radiated by the colliding ones, N = min(4, Poisson(mean)) of them: pT = min(600,
 * 10 + 3s(u^(−1/3) − 1)), η = 2.2 g within ±5, φ uniform.
 *
 * @param probabilityOfNone exp(−mean)
 * @param hardness s in GeV
 */
record InitialStateRadiation(double probabilityOfNone, double hardness) {
  /** The radiation with pairs of top quarks. */
  static final InitialStateRadiation BACKGROUND = of(1.1, 22);

  /** The radiation with the heavy Higgs boson. */
  static final InitialStateRadiation SIGNAL = of(1.5, 32);

  private static final int MOST = 4;
  private static final double LEAST_PT = 10;
  private static final double MOST_PT = 600;
  private static final double ETA_SPREAD = 2.2;
  private static final double MOST_ETA = 5;
  private static final double RECOIL_SPREAD = 8;

  private static InitialStateRadiation of(double mean, double hardness) {
    return new InitialStateRadiation(StrictMath.exp(-mean), hardness);
  }

  /** Draws the partons, 0 to 4. */
  List<FourVector> draw(Draws draws) {
    int count = Math.min(MOST, draws.poisson(probabilityOfNone));
    List<FourVector> partons = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      partons.add(parton(draws));
    }
    return partons;
  }

  private FourVector parton(Draws draws) {
    double tail = 1 / StrictMath.cbrt(draws.uniform()) - 1;
    double pT = Math.min(MOST_PT, LEAST_PT + 3 * hardness * tail);
    double eta = Math.max(-MOST_ETA, Math.min(MOST_ETA, ETA_SPREAD * draws.gaussian()));
    return FourVector.massless(pT, eta, draws.azimuth());
  }

  /**
   * Draws the parent that recoils against the partons: transverse momentum −Σ + 8 g per component,
   * rapidity y = g, so E = mT cosh y and pz = mT sinh y.
   *
   * @param mass the mass of the parent in GeV
   */
  static FourVector recoil(double mass, List<FourVector> partons, Draws draws) {
    double x = RECOIL_SPREAD * draws.gaussian();
    double y = RECOIL_SPREAD * draws.gaussian();
    for (FourVector parton : partons) {
      x -= parton.x();
      y -= parton.y();
    }
    double growth = StrictMath.exp(draws.gaussian());
    double transverseMass = Math.sqrt(mass * mass + x * x + y * y);
    return FourVector.ofMass(mass, x, y, transverseMass * (growth - 1 / growth) / 2);
  }
}
