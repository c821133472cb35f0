package dev.overfit.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * A collision before detection: one W boson has decayed to a lepton and its neutrino, the other to
 * quarks.
 *
 * @param lepton the charged lepton
 * @param neutrino its neutrino
 * @param quarks the quarks of the other W boson, then the bottom quarks
 * @param radiation what the incoming partons radiated
 */
record Collision(
    FourVector lepton, FourVector neutrino, List<Parton> quarks, List<FourVector> radiation) {
  private static final double CHARM_SHARE = 0.5;
  private static final double SEMILEPTONIC_SHARE = 0.55;
  private static final double MOST_LOST = 0.5;

  /** Draws a collision of the given kind; a fair coin decides which W boson decays to leptons. */
  static Collision of(Channel channel, Draws draws) {
    HardProcess atRest = channel.generate(draws);
    List<FourVector> radiation = channel.radiation().draw(draws);
    FourVector parent = InitialStateRadiation.recoil(atRest.mass(), radiation, draws);
    HardProcess hard = atRest.boosted(parent);
    boolean first = draws.chance(0.5);
    TwoBody leptonic = first ? hard.firstW() : hard.secondW();
    TwoBody hadronic = first ? hard.secondW() : hard.firstW();
    return new Collision(
        leptonic.first(), leptonic.second(), quarks(hadronic, hard.bottoms(), draws), radiation);
  }

  private static List<Parton> quarks(TwoBody hadronic, TwoBody bottoms, Draws draws) {
    Flavour second = draws.chance(CHARM_SHARE) ? Flavour.CHARM : Flavour.LIGHT;
    return List.of(
        new Parton(hadronic.first(), Flavour.LIGHT),
        new Parton(hadronic.second(), second),
        new Parton(bottoms.first(), Flavour.BOTTOM),
        new Parton(bottoms.second(), Flavour.BOTTOM));
  }

  /**
   * Returns what reaches the detector: quarks radiate, bottom quarks decay, nearby partons merge.
   */
  Shower shower(Draws draws) {
    List<Parton> partons = new ArrayList<>(quarks);
    FinalStateRadiation.radiate(partons, draws);
    FourVector neutrinos = neutrino.plus(decayBottoms(partons, draws));
    for (FourVector parton : radiation) {
      partons.add(new Parton(parton, Flavour.LIGHT));
    }
    JetMerging.merge(partons);
    return new Shower(partons, neutrinos);
  }

  /**
   * Lets each bottom quark lose, with probability 0.55, up to half of its momentum to neutrinos,
   * and returns their sum.
   */
  private static FourVector decayBottoms(List<Parton> partons, Draws draws) {
    FourVector lost = FourVector.ZERO;
    for (int i = 0; i < partons.size(); i++) {
      Parton parton = partons.get(i);
      if (parton.flavour() == Flavour.BOTTOM && draws.chance(SEMILEPTONIC_SHARE)) {
        double share = draws.uniform(0, MOST_LOST);
        lost = lost.plus(parton.momentum().times(share));
        partons.set(i, parton.times(1 - share));
      }
    }
    return lost;
  }

  /**
   * @param partons the partons that become jets
   * @param neutrinos the sum of all neutrinos
   */
  record Shower(List<Parton> partons, FourVector neutrinos) {}
}
