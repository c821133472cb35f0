package dev.overfit.simulation;

import java.util.List;

/**
 * The seven masses of an event, in GeV, computed from massless visible vectors.
 *
 * @param jj the pair of untagged jets with the mass nearest to 80.4
 * @param jjj jj and the tagged jet for which the mass is nearest to 175
 * @param lv the lepton and its neutrino
 * @param jlv lv and the other tagged jet
 * @param bb both tagged jets
 * @param wbb the larger of jj + bb and lv + bb
 * @param wwbb jj, lv and bb together
 */
record InvariantMasses(
    double jj, double jjj, double lv, double jlv, double bb, double wbb, double wwbb) {
  private static final double W_MASS = Resonance.W.mass();
  private static final double TOP_MASS = 175;

  static InvariantMasses of(Event event) {
    List<Jet> jets = event.jets();
    return of(
        hadronicW(jets.stream().filter(jet -> !jet.tagged()).toList()),
        jets.stream().filter(Jet::tagged).map(Jet::momentum).toList(),
        event.leptonicW());
  }

  private static InvariantMasses of(FourVector jj, List<FourVector> tagged, LeptonicW leptonic) {
    FourVector lv = leptonic.momentum();
    FourVector bb = tagged.get(0).plus(tagged.get(1));
    double first = jj.plus(tagged.get(0)).mass();
    double second = jj.plus(tagged.get(1)).mass();
    boolean firstIsNearer = Math.abs(first - TOP_MASS) <= Math.abs(second - TOP_MASS);
    return new InvariantMasses(
        jj.mass(),
        firstIsNearer ? first : second,
        leptonic.mass(),
        lv.plus(tagged.get(firstIsNearer ? 1 : 0)).mass(),
        bb.mass(),
        Math.max(jj.plus(bb).mass(), lv.plus(bb).mass()),
        jj.plus(lv).plus(bb).mass());
  }

  /** Returns the pair of jets with the mass nearest to that of a W boson; the first such pair. */
  private static FourVector hadronicW(List<Jet> untagged) {
    FourVector best = untagged.get(0).momentum().plus(untagged.get(1).momentum());
    for (int i = 2; i < untagged.size(); i++) {
      for (int j = 0; j < i; j++) {
        FourVector pair = untagged.get(i).momentum().plus(untagged.get(j).momentum());
        if (Math.abs(pair.mass() - W_MASS) < Math.abs(best.mass() - W_MASS)) {
          best = pair;
        }
      }
    }
    return best;
  }
}
