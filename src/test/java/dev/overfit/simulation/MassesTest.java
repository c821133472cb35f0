package dev.overfit.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.overfit.data.Higgs;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the solved neutrino, the seven masses and their scales. */
class MassesTest {
  private final Draws draws = Draws.of(6, 6);

  @Test
  void solvedNeutrinoGivesTheMassOfAW() {
    FourVector lepton = new FourVector(50, 30, 0, 40);
    for (int i = 0; i < 1000; i++) {
      LeptonicW w = LeptonicW.of(lepton, new FourVector(0, -20, 35, 0), draws);
      assertThat(w.momentum().mass()).isCloseTo(80.4, within(1e-6));
      assertThat(w.mass()).isCloseTo(80.4, within(3.)); // 6 · 0.5
    }
  }

  @Test
  void smallerSolutionIsTakenInThreeOfFiveCases() {
    // pT 30, MET 40 opposite: A = 80.4²/60 − 40 = 67.736, D = 67.736² − 40², ηl = 0: ±√D.
    // With pz_l = 40, sinh = 4/3, cosh = 5/3: 90.315 ± 91.107, so −0.792 or 181.422.
    FourVector lepton = new FourVector(50, 30, 0, 40);
    FourVector missing = new FourVector(0, -40, 0, 0);
    int smaller = 0;
    for (int i = 0; i < 20_000; i++) {
      double pz = LeptonicW.of(lepton, missing, draws).momentum().z() - 40;
      assertThat(pz < 0 ? pz : pz - 182.214).isCloseTo(-0.792, within(0.002));
      smaller += pz < 0 ? 1 : 0;
    }
    assertThat(smaller / 20_000.).isCloseTo(0.61, within(0.015));
  }

  @Test
  void withoutSolutionTheMassIsTheTransverseMass() {
    // mT² = 2 · 50 · 200 (1 − cos 90°) = 20,000; A = 80.4²/100 = 64.6 is below MET.
    FourVector lepton = FourVector.massless(50, 0.7, new FourVector(0, 1, 0, 0));
    LeptonicW w = LeptonicW.of(lepton, new FourVector(0, 0, 200, 0), draws);
    assertThat(w.mass()).isCloseTo(Math.sqrt(20_000), within(1e-6));
  }

  private static Jet jet(double x, double y, double z, int tagLevel) {
    return new Jet(FourVector.ofMass(0, x, y, z), tagLevel);
  }

  /** Returns jets along the axes; pairs have mass √(2 E1 E2) if square, 2 √(E1 E2) if opposite. */
  private static Event event() {
    List<Jet> jets =
        List.of(
            jet(60, 0, 0, 2),
            jet(0, 50, 0, 0),
            jet(-40, 0, 0, 0),
            jet(0, 0, 90, 1),
            jet(0, 0, -9, 0));
    FourVector lepton = FourVector.ofMass(0, 0, -40, 0);
    FourVector w = lepton.plus(FourVector.ofMass(0, 0, 40, 0));
    return new Event(lepton, new FourVector(0, 0, 40, 0), jets, new LeptonicW(w, 81));
  }

  @Test
  void massesAreThoseOfTheChosenJets() {
    InvariantMasses masses = InvariantMasses.of(event());
    // Untagged pairs: 50 & 40 √4000 = 63.2 (nearest to 80.4), 50 & 9 √900 = 30, 40 & 9 √720 = 26.8.
    assertThat(masses.jj()).isCloseTo(Math.sqrt(4000), within(1e-6));
    // jj + 60: E 150, p (20, 50, 0): √(22,500 − 2,900) = 140; jj + 90: E 180, p (−40, 50, 90):
    // √(32,400 − 12,200) = 142.1, nearer to 175.
    assertThat(masses.jjj()).isCloseTo(Math.sqrt(20_200), within(1e-6));
    assertThat(masses.lv()).isEqualTo(81);
    // lv (E 80, at rest) + the other tagged jet, 60: √(140² − 60²) = √16,000.
    assertThat(masses.jlv()).isCloseTo(Math.sqrt(16_000), within(1e-6));
    assertThat(masses.bb()).isCloseTo(Math.sqrt(2 * 60 * 90), within(1e-6));
    // jj + bb: E 240, p (20, 50, 90): √(57,600 − 11,000); lv + bb: E 230, p (60, 0, 90):
    // √(52,900 − 11,700), smaller.
    assertThat(masses.wbb()).isCloseTo(Math.sqrt(46_600), within(1e-6));
    // All: E 320, p (20, 50, 90).
    assertThat(masses.wwbb()).isCloseTo(Math.sqrt(102_400 - 11_000), within(1e-6));
  }

  private static float feature(String column) {
    float[] row = new float[30];
    Features.write(event(), row, 2);
    return row[2 + Higgs.COLUMNS.indexOf(column)];
  }

  @Test
  void featuresStandInTheirColumnsOverTheirScales() {
    assertThat(feature("lepton_pT")).isEqualTo((float) (40 / 54.68));
    assertThat(feature("lepton_eta")).isZero();
    assertThat(feature("lepton_phi")).isEqualTo((float) (-Math.PI / 2 / 1.8028));
    assertThat(feature("missing_energy_magnitude")).isEqualTo((float) (40 / 58.20));
    assertThat(feature("missing_energy_phi")).isEqualTo((float) (Math.PI / 2 / 1.8028));
    assertThat(feature("jet_1_pt")).isEqualTo((float) (60 / 109.09));
    assertThat(feature("jet_3_phi")).isEqualTo((float) (Math.PI / 1.8028));
    assertThat(feature("jet_1_b-tag")).isEqualTo(2.1730762f);
    assertThat(feature("jet_2_b-tag")).isZero();
    assertThat(feature("jet_4_b-tag")).isEqualTo(1.5509807f);
    assertThat(feature("m_lv")).isEqualTo((float) (81 / 81.4));
    assertThat(feature("m_wwbb")).isEqualTo((float) (Math.sqrt(91_400) / 511.3));
  }
}
