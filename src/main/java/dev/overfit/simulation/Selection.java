package dev.overfit.simulation;

import java.util.List;

/**
 * The selection of the measured collisions that become rows: a lepton above 15 GeV within |η| &lt;
 * 2.5 and away from every jet, at least four jets, exactly two of them b-tagged.
 *
 * <p>The 15 GeV were measured from real rows; the paper says 20.
 */
final class Selection {
  private static final double LEAST_LEPTON_PT = 15;
  private static final double LEPTON_SINH_ETA = StrictMath.sinh(2.5);
  private static final Cone ISOLATION = new Cone(0.4);
  private static final int LEAST_JETS = 4;
  private static final int TAGGED_JETS = 2;

  private Selection() {}

  /** Returns whether the lepton is hard and central enough. */
  static boolean accepts(FourVector lepton) {
    double pT = lepton.pT();
    return pT > LEAST_LEPTON_PT && Math.abs(lepton.z()) < LEPTON_SINH_ETA * pT;
  }

  /** Returns whether the jets are those that a row needs, and none is near the lepton. */
  static boolean accepts(FourVector lepton, List<Jet> jets) {
    return jets.size() >= LEAST_JETS && tagged(jets) == TAGGED_JETS && isolated(lepton, jets);
  }

  private static int tagged(List<Jet> jets) {
    int tagged = 0;
    for (Jet jet : jets) {
      tagged += jet.tagged() ? 1 : 0;
    }
    return tagged;
  }

  private static boolean isolated(FourVector lepton, List<Jet> jets) {
    for (Jet jet : jets) {
      if (ISOLATION.holds(lepton, jet.momentum())) {
        return false;
      }
    }
    return true;
  }
}
