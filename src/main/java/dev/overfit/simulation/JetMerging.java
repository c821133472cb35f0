package dev.overfit.simulation;

import java.util.List;

/** Merges partons that a detector cannot distinguish: those closer than ΔR = 0.65. */
final class JetMerging {
  private static final Cone CONE = new Cone(0.65);
  private static final double LEAST_PT = 1;

  private JetMerging() {}

  /**
   * Goes through the list once and merges each parton into the first earlier one that is close
   * enough, if both are above 1 GeV.
   */
  static void merge(List<Parton> partons) {
    for (int i = 1; i < partons.size(); ) {
      int into = nearBefore(partons, i);
      if (into < 0) {
        i++;
      } else {
        partons.set(into, partons.get(into).merged(partons.remove(i)));
      }
    }
  }

  private static int nearBefore(List<Parton> partons, int i) {
    FourVector momentum = partons.get(i).momentum();
    if (momentum.pT() <= LEAST_PT) {
      return -1;
    }
    for (int j = 0; j < i; j++) {
      FourVector other = partons.get(j).momentum();
      if (CONE.holds(momentum, other) && other.pT() > LEAST_PT) {
        return j;
      }
    }
    return -1;
  }
}
