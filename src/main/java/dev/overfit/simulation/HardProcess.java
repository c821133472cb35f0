package dev.overfit.simulation;

/**
 * The products of a collision before any radiation: two W bosons and a pair of bottom quarks, in
 * the rest frame of the parent that decayed to them, or in a frame in which the parent moves.
 *
 * @param mass the mass of the parent in GeV
 * @param firstW the massless daughters of the first W boson
 * @param secondW the massless daughters of the second W boson
 * @param bottoms the bottom quarks
 */
record HardProcess(double mass, TwoBody firstW, TwoBody secondW, TwoBody bottoms) {
  private static final double BOTTOM = Resonance.BOTTOM_MASS;
  private static final double ROOM = 1;
  private static final double LEFT_HANDED_SHARE = 0.3;
  private static final double PAIR_ENERGY_SCALE = 95;

  /** Draws the signal, H0 → W H±, H± → W h0, h0 → b b̄; both W longitudinal. */
  static HardProcess signal(Draws draws) {
    double light = Resonance.LIGHT_HIGGS.draw(draws);
    double secondW = Resonance.W.draw(draws);
    double charged = Resonance.CHARGED_HIGGS.drawAtLeast(light + secondW + ROOM, draws);
    double firstW = Resonance.W.draw(draws);
    double heavy = Resonance.HEAVY_HIGGS.drawAtLeast(charged + firstW + ROOM, draws);
    TwoBody ofHeavy = TwoBody.atRest(heavy, firstW, charged, draws.direction());
    TwoBody ofCharged = TwoBody.atRest(charged, secondW, light, draws.direction());
    TwoBody ofLight = TwoBody.atRest(light, BOTTOM, BOTTOM, draws.direction());
    FourVector chargedHiggs = ofHeavy.second();
    return new HardProcess(
        heavy,
        Polarization.LONGITUDINAL.decay(ofHeavy.first(), draws),
        Polarization.LONGITUDINAL.decay(ofCharged.first(), draws).boosted(chargedHiggs),
        ofLight.boosted(ofCharged.second()).boosted(chargedHiggs));
  }

  /** Draws the background, a pair of top quarks, each of which decays to W b. */
  static HardProcess background(Draws draws) {
    double firstTop = Resonance.TOP.draw(draws);
    double secondTop = Resonance.TOP.draw(draws);
    double mass = firstTop + secondTop + ROOM + PAIR_ENERGY_SCALE * gamma(draws);
    TwoBody tops = TwoBody.atRest(mass, firstTop, secondTop, draws.direction());
    TopDecay first = TopDecay.of(tops.first(), draws);
    TopDecay second = TopDecay.of(tops.second(), draws);
    return new HardProcess(
        mass, first.w(), second.w(), new TwoBody(first.bottom(), second.bottom()));
  }

  /** Draws a gamma number of shape 1.5 and scale 1: half a squared normal plus an exponential. */
  private static double gamma(Draws draws) {
    double gaussian = draws.gaussian();
    return gaussian * gaussian / 2 + draws.exponential();
  }

  /**
   * Transforms all daughters from the parent's rest frame to the frame in which the parent moves.
   */
  HardProcess boosted(FourVector parent) {
    return new HardProcess(
        mass, firstW.boosted(parent), secondW.boosted(parent), bottoms.boosted(parent));
  }

  /** The decay t → W b, in the frame in which the top quark moves. */
  private record TopDecay(TwoBody w, FourVector bottom) {
    static TopDecay of(FourVector top, Draws draws) {
      double w = Resonance.W.draw(draws);
      TwoBody daughters = TwoBody.atRest(top.mass(), w, BOTTOM, draws.direction());
      TwoBody ofW = polarization(draws).decay(daughters.first(), draws);
      return new TopDecay(ofW.boosted(top), daughters.second().boosted(top));
    }

    private static Polarization polarization(Draws draws) {
      return draws.chance(LEFT_HANDED_SHARE) ? Polarization.LEFT_HANDED : Polarization.LONGITUDINAL;
    }
  }
}
