package dev.overfit.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests initial and final state radiation and the merging of nearby partons. */
class RadiationTest {
  private static final FourVector EAST = new FourVector(0, 1, 0, 0);

  private final Draws draws = Draws.of(4, 4);

  private static Parton parton(double pT, double eta, Flavour flavour) {
    return new Parton(FourVector.massless(pT, eta, EAST), flavour);
  }

  @Test
  void initialPartonsKeepWithinTheirBounds() {
    for (int i = 0; i < 5000; i++) {
      List<FourVector> partons = InitialStateRadiation.SIGNAL.draw(draws);
      assertThat(partons).hasSizeLessThanOrEqualTo(4);
      for (FourVector parton : partons) {
        assertThat(parton.pT()).isBetween(10 - 1e-9, 600 + 1e-9);
        assertThat(Math.abs(parton.eta())).isLessThanOrEqualTo(5 + 1e-9);
      }
    }
  }

  @Test
  void initialPartonsHaveTheirMedian() {
    // u = 1/2: 10 + 3 · 22 (2^(1/3) − 1) = 27.154 GeV.
    double[] pT = new double[20_000];
    for (int i = 0; i < pT.length; ) {
      for (FourVector parton : InitialStateRadiation.BACKGROUND.draw(draws)) {
        if (i < pT.length) {
          pT[i++] = parton.pT();
        }
      }
    }
    Arrays.sort(pT);
    assertThat(pT[pT.length / 2]).isCloseTo(27.154, within(0.8));
  }

  @Test
  void parentRecoilsAgainstThePartons() {
    List<FourVector> partons = List.of(FourVector.massless(300, 1, EAST));
    double x = 0;
    for (int i = 0; i < 5000; i++) {
      FourVector parent = InitialStateRadiation.recoil(425, partons, draws);
      assertThat(parent.mass()).isCloseTo(425, within(1e-4));
      x += parent.x() / 5000;
    }
    // −300 with a standard error of 8 / √5000 = 0.11.
    assertThat(x).isCloseTo(-300, within(0.5));
  }

  @Test
  void quarkAndItsRadiationShareTheTransverseMomentum() {
    int radiated = 0;
    for (int i = 0; i < 5000; i++) {
      List<Parton> partons = new ArrayList<>(List.of(parton(100, 0.4, Flavour.BOTTOM)));
      FinalStateRadiation.radiate(partons, draws);
      if (partons.size() == 2) {
        radiated++;
        assertShared(partons.get(0), partons.get(1));
      }
    }
    // 0.2 with a standard error of 0.0057.
    assertThat(radiated / 5000.).isCloseTo(0.2, within(0.024));
  }

  private static void assertShared(Parton quark, Parton jet) {
    assertThat(quark.momentum().pT() + jet.momentum().pT()).isCloseTo(100, within(1e-9));
    assertThat(jet.momentum().pT()).isBetween(10., 50.);
    assertThat(jet.flavour()).isEqualTo(Flavour.LIGHT);
    assertThat(quark.momentum().eta()).isCloseTo(0.4, within(1e-9));
    assertThat(Cone.distance(quark.momentum(), jet.momentum())).isBetween(0.5, 1.);
  }

  @Test
  void nearPartonsMergeAndKeepTheHeavierFlavour() {
    List<Parton> partons =
        new ArrayList<>(
            List.of(
                parton(30, 0, Flavour.CHARM),
                parton(40, 2, Flavour.BOTTOM),
                parton(50, 0.5, Flavour.LIGHT)));
    JetMerging.merge(partons);
    assertThat(partons).extracting(Parton::flavour).containsExactly(Flavour.CHARM, Flavour.BOTTOM);
    assertThat(partons.get(0).momentum().pT()).isCloseTo(80, within(1e-9));
  }

  @Test
  void farAndSoftPartonsDoNotMerge() {
    List<Parton> partons =
        new ArrayList<>(
            List.of(
                parton(30, 0, Flavour.LIGHT),
                parton(30, 0.66, Flavour.LIGHT),
                parton(0.9, 0.3, Flavour.LIGHT)));
    JetMerging.merge(partons);
    assertThat(partons).hasSize(3);
  }

  @Test
  void partonMergesIntoTheFirstThatIsNear() {
    List<Parton> partons =
        new ArrayList<>(
            List.of(
                parton(30, 0, Flavour.LIGHT),
                parton(30, 1, Flavour.LIGHT),
                parton(60, 0.5, Flavour.LIGHT)));
    JetMerging.merge(partons);
    assertThat(partons).hasSize(2);
    assertThat(partons.get(0).momentum().pT()).isCloseTo(90, within(1e-9));
    assertThat(partons.get(1).momentum().pT()).isCloseTo(30, within(1e-9));
  }
}
