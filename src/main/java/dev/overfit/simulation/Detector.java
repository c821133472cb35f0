package dev.overfit.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * A detector that measures momenta with errors, occasionally misses a jet, tags bottom quarks and
 * infers the neutrinos' momentum from the imbalance.
 *
 * <p>A jet: pT' = 0.99 pT · max(0.05, 1 + σg) with σ = √(1/pT + 0.06²), pT at least 1 in σ; found
 * with probability 0.96, above 15 GeV and within |η| &lt; 3. The missing momentum: that of the
 * neutrinos − Σ(pT'/0.99 − pT) over jets above 5 GeV, + 7.5 g per component.
 */
final class Detector {
  private static final double JET_SCALE = 0.99;
  private static final double CONSTANT_ERROR = 0.06;
  private static final double LEAST_RESPONSE = 0.05;
  private static final double LEAST_PT_IN_BALANCE = 5;
  private static final double BALANCE_ERROR = 7.5;
  private static final double JET_EFFICIENCY = 0.96;
  private static final double LEAST_JET_PT = 15;
  private static final double JET_SINH_ETA = StrictMath.sinh(3);
  private static final double TIGHT_SHARE = 0.81;
  private static final double LEPTON_ERROR = 0.02;

  private final Draws draws;
  private final List<Jet> jets = new ArrayList<>();
  private double missingX;
  private double missingY;

  /** Creates a detector for one collision. */
  Detector(Draws draws) {
    this.draws = draws;
  }

  /** Measures a lepton: its momentum times 1 + 0.02 g. */
  static FourVector measureLepton(FourVector lepton, Draws draws) {
    return lepton.times(1 + LEPTON_ERROR * draws.gaussian());
  }

  /** Measures what reaches the detector. */
  void measure(Collision.Shower shower) {
    missingX = shower.neutrinos().x() + BALANCE_ERROR * draws.gaussian();
    missingY = shower.neutrinos().y() + BALANCE_ERROR * draws.gaussian();
    for (Parton parton : shower.partons()) {
      measure(parton);
    }
  }

  private void measure(Parton parton) {
    double pT = parton.momentum().pT();
    double response = response(pT);
    double measured = JET_SCALE * response * pT;
    if (measured > LEAST_PT_IN_BALANCE) {
      missingX -= (response - 1) * parton.momentum().x();
      missingY -= (response - 1) * parton.momentum().y();
    }
    if (measured > LEAST_JET_PT && covers(parton.momentum(), pT) && draws.chance(JET_EFFICIENCY)) {
      jets.add(jet(parton, measured / pT));
    }
  }

  private double response(double pT) {
    double error = Math.sqrt(1 / Math.max(1, pT) + CONSTANT_ERROR * CONSTANT_ERROR);
    return Math.max(LEAST_RESPONSE, 1 + error * draws.gaussian());
  }

  private static boolean covers(FourVector momentum, double pT) {
    return Math.abs(momentum.z()) < JET_SINH_ETA * pT;
  }

  private Jet jet(Parton parton, double factor) {
    FourVector momentum = parton.momentum().times(factor).massless();
    return new Jet(momentum, parton.flavour().tags(momentum, draws) ? tagLevel() : 0);
  }

  private int tagLevel() {
    return draws.chance(TIGHT_SHARE) ? 2 : 1;
  }

  /** Returns the jets found, in the order of the partons. */
  List<Jet> jets() {
    return jets;
  }

  /** Returns the missing transverse momentum, without energy and z. */
  FourVector missing() {
    return new FourVector(0, missingX, missingY, 0);
  }
}
