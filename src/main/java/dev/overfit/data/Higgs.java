package dev.overfit.data;

import java.net.URI;
import java.util.List;

/**
 * The HIGGS data set: 11,000,000 rows without a header, each with its label first (1 signal, 0
 * background), then 28 features.
 *
 * <p>Source: Baldi, Sadowski, Whiteson, "Searching for exotic particles in high-energy physics with
 * deep learning", Nature Communications 5 (2014), <a
 * href="https://doi.org/10.1038/ncomms5308">doi:10.1038/ncomms5308</a>; UCI Machine Learning
 * Repository, CC BY 4.0.
 */
public final class Higgs {
  /** The names of the features, in the order of the file. */
  public static final List<String> COLUMNS =
      List.of(
          "lepton_pT",
          "lepton_eta",
          "lepton_phi",
          "missing_energy_magnitude",
          "missing_energy_phi",
          "jet_1_pt",
          "jet_1_eta",
          "jet_1_phi",
          "jet_1_b-tag",
          "jet_2_pt",
          "jet_2_eta",
          "jet_2_phi",
          "jet_2_b-tag",
          "jet_3_pt",
          "jet_3_eta",
          "jet_3_phi",
          "jet_3_b-tag",
          "jet_4_pt",
          "jet_4_eta",
          "jet_4_phi",
          "jet_4_b-tag",
          "m_jj",
          "m_jjj",
          "m_lv",
          "m_jlv",
          "m_bb",
          "m_wbb",
          "m_wwbb");

  /** The file that the tutorial uses: 2,816,407,858 bytes of gzip. */
  public static final URI UCI = URI.create("http://mlphysics.ics.uci.edu/data/higgs/HIGGS.csv.gz");

  private Higgs() {}
}
