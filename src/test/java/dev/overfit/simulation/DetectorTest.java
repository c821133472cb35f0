package dev.overfit.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests what the detector measures and what the selection accepts. */
class DetectorTest {
  private static final FourVector EAST = new FourVector(0, 1, 0, 0);
  private static final FourVector WEST = new FourVector(0, -1, 0, 0);
  private static final int COUNT = 20_000;

  private final Draws draws = Draws.of(5, 5);

  private Detector detect(FourVector neutrinos, Parton... partons) {
    Detector detector = new Detector(draws);
    detector.measure(new Collision.Shower(List.of(partons), neutrinos));
    return detector;
  }

  private static Parton light(double pT, double eta) {
    return new Parton(FourVector.massless(pT, eta, EAST), Flavour.LIGHT);
  }

  @Test
  void jetsAreFoundAndMeasuredAsSaid() {
    int found = 0;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < COUNT; i++) {
      for (Jet jet : detect(FourVector.ZERO, light(100, 1)).jets()) {
        double response = jet.momentum().pT() / 100;
        found++;
        sum += response;
        squares += response * response;
      }
    }
    double mean = sum / found;
    assertThat((double) found / COUNT).isCloseTo(0.96, within(0.006));
    assertThat(mean).isCloseTo(0.99, within(0.004));
    // 0.99 √(1/100 + 0.06²) = 0.1154
    assertThat(Math.sqrt(squares / found - mean * mean)).isCloseTo(0.1154, within(0.003));
  }

  @Test
  void softAndForwardJetsAreNotFound() {
    for (int i = 0; i < 1000; i++) {
      assertThat(detect(FourVector.ZERO, light(100, 3.001), light(2, 0)).jets()).isEmpty();
    }
  }

  @Test
  void missingMomentumBalancesMismeasuredJets() {
    for (int i = 0; i < 1000; i++) {
      Detector detector = detect(new FourVector(0, 0, 70, 0), light(400, 0));
      for (Jet jet : detector.jets()) {
        double excess = jet.momentum().pT() / 0.99 - 400;
        assertThat(detector.missing().x() + excess).isCloseTo(0, within(6 * 7.5));
        assertThat(detector.missing().y()).isCloseTo(70, within(6 * 7.5));
      }
    }
  }

  @Test
  void tagProbabilityTurnsOnWithMomentumAndFallsOffForwards() {
    // 1 − 1/e at pT = 28; (1.75 − 1.475)/0.55 = 1/2 there.
    double turnedOn = 1 - Math.exp(-1);
    assertThat(Flavour.plateauShare(28, 0)).isCloseTo(turnedOn, within(1e-12));
    assertThat(Flavour.plateauShare(28, -1.475)).isCloseTo(turnedOn / 2, within(1e-12));
    assertThat(Flavour.plateauShare(28, 1.2)).isCloseTo(turnedOn, within(1e-12));
    assertThat(Flavour.plateauShare(28, -1.76)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"LIGHT, 0.02", "CHARM, 0.28", "BOTTOM, 0.65"})
  void flavoursAreTaggedAtTheirEfficiencies(Flavour flavour, double efficiency) {
    FourVector hard = FourVector.massless(1000, 0, EAST); // the turn-on is over
    long tagged = IntStream.range(0, COUNT).filter(i -> flavour.tags(hard, draws)).count();
    assertThat((double) tagged / COUNT).isCloseTo(efficiency, within(0.015));
  }

  @Test
  void fourInFiveTagsAreTight() {
    int tagged = 0;
    int tight = 0;
    for (int i = 0; i < COUNT; i++) {
      Parton bottom = new Parton(FourVector.massless(200, 0, EAST), Flavour.BOTTOM);
      for (Jet jet : detect(FourVector.ZERO, bottom).jets()) {
        tagged += jet.tagged() ? 1 : 0;
        tight += jet.tagLevel() == 2 ? 1 : 0;
      }
    }
    assertThat((double) tight / tagged).isCloseTo(0.81, within(0.015));
  }

  @Test
  void leptonMustBeHardAndCentral() {
    assertThat(Selection.accepts(FourVector.massless(15.1, 2.49, EAST))).isTrue();
    assertThat(Selection.accepts(FourVector.massless(14.9, 0, EAST))).isFalse();
    assertThat(Selection.accepts(FourVector.massless(50, -2.51, EAST))).isFalse();
  }

  @Test
  void fourJetsTwoOfThemTaggedMakeARow() {
    FourVector lepton = FourVector.massless(40, 0, WEST);
    assertThat(Selection.accepts(lepton, jets(0, 1, 2, 0))).isTrue();
    assertThat(Selection.accepts(lepton, jets(0, 1, 2, 0, 0))).isTrue();
    assertThat(Selection.accepts(lepton, jets(0, 1, 2))).isFalse();
    assertThat(Selection.accepts(lepton, jets(0, 1, 0, 0))).isFalse();
    assertThat(Selection.accepts(lepton, jets(2, 1, 2, 0, 0))).isFalse();
  }

  @Test
  void leptonInAJetMakesNoRow() {
    List<Jet> jets = jets(0, 1, 2, 0);
    assertThat(Selection.accepts(FourVector.massless(40, 0.39, EAST), jets)).isFalse();
    assertThat(Selection.accepts(FourVector.massless(40, 0.41, EAST), jets)).isTrue();
  }

  private static List<Jet> jets(int... tagLevels) {
    FourVector momentum = FourVector.massless(50, 0, EAST);
    return IntStream.of(tagLevels).mapToObj(level -> new Jet(momentum, level)).toList();
  }
}
