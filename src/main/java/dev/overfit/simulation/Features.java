package dev.overfit.simulation;

import dev.overfit.data.Higgs;
import java.util.List;

/** The 28 features of an event in the order of {@link Higgs#COLUMNS}, each divided by its scale. */
final class Features {
  static final int COUNT = Higgs.COLUMNS.size();

  /** The values of b-tag levels 0, 1 and 2, for each of the four stored jets. */
  private static final float[][] TAG_VALUES = {
    {0, 1.0865381f, 2.1730762f},
    {0, 1.1074361f, 2.2148721f},
    {0, 1.2741122f, 2.5482244f},
    {0, 1.5509807f, 3.1019614f}
  };

  private static final double PHI = 1.8028;
  private static final double LEPTON_PT = 54.68;
  private static final double LEPTON_ETA = 1.0272;
  private static final double MISSING = 58.20;
  private static final double[] JET_PT = {109.09, 79.38, 56.91, 41.055};
  private static final double[] JET_ETA = {1.0100, 1.0293, 1.0986, 1.2010};
  private static final double JJ = 87.6;
  private static final double JJJ = 179.6;
  private static final double LV = 81.4;
  private static final double JLV = 195.2;
  private static final double BB = 126.5;
  private static final double WBB = 336;
  private static final double WWBB = 511.3;

  private final float[] features;
  private int next;

  private Features(float[] features, int start) {
    this.features = features;
    this.next = start;
  }

  /**
   * Writes the features of an event.
   *
   * @param features the array to write to
   * @param start the index of the first of the 28 features
   */
  static void write(Event event, float[] features, int start) {
    Features row = new Features(features, start);
    row.leptonAndMissing(event.lepton(), event.missing());
    row.jets(event.jets());
    row.masses(InvariantMasses.of(event));
  }

  private void leptonAndMissing(FourVector lepton, FourVector missing) {
    add(lepton.pT(), LEPTON_PT);
    add(lepton.eta(), LEPTON_ETA);
    add(lepton.phi(), PHI);
    add(missing.pT(), MISSING);
    add(missing.phi(), PHI);
  }

  private void jets(List<Jet> jets) {
    for (int slot = 0; slot < TAG_VALUES.length; slot++) {
      Jet jet = jets.get(slot);
      add(jet.momentum().pT(), JET_PT[slot]);
      add(jet.momentum().eta(), JET_ETA[slot]);
      add(jet.momentum().phi(), PHI);
      features[next++] = TAG_VALUES[slot][jet.tagLevel()];
    }
  }

  private void masses(InvariantMasses masses) {
    add(masses.jj(), JJ);
    add(masses.jjj(), JJJ);
    add(masses.lv(), LV);
    add(masses.jlv(), JLV);
    add(masses.bb(), BB);
    add(masses.wbb(), WBB);
    add(masses.wwbb(), WWBB);
  }

  private void add(double value, double scale) {
    features[next++] = (float) (value / scale);
  }
}
