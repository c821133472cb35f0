package dev.overfit.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests resonances, polarized W bosons and the two decay chains. */
class DecayTest {
  private static final int COUNT = 20_000;

  private final Draws draws = Draws.of(3, 3);

  @Test
  void breitWignerStaysWithinItsCut() {
    // tan(0.47π) = 10.579: within ±10.579 Γ/2 of the peak.
    double reach = 2.1 / 2 * Math.tan(0.47 * Math.PI);
    for (int i = 0; i < COUNT; i++) {
      assertThat(Resonance.W.draw(draws)).isCloseTo(80.4, within(reach + 1e-9));
    }
  }

  @Test
  void breitWignerHasItsFullWidthAtHalfMaximum() {
    // |M − M0| < Γ/2 if |v| < 1/4, which is 0.25/0.47 = 0.5319 of the draws.
    int near = 0;
    for (int i = 0; i < COUNT; i++) {
      near += Math.abs(Resonance.TOP.draw(draws) - 172.5) < 0.75 ? 1 : 0;
    }
    assertThat((double) near / COUNT).isCloseTo(0.5319, within(0.015));
  }

  @Test
  void massIsRaisedToWhatTheDecayNeeds() {
    assertThat(Resonance.CHARGED_HIGGS.drawAtLeast(400, draws)).isEqualTo(400);
    assertThat(Resonance.CHARGED_HIGGS.drawAtLeast(200, draws)).isGreaterThan(270);
  }

  @ParameterizedTest
  @EnumSource
  void wDecaysWithTheAngleOfItsPolarization(Polarization polarization) {
    // ∫ x · ¾(1 − x²) = 0, ∫ x² · ¾(1 − x²) = 1/5; ∫ x · ⅜(1 − x)² = −1/2, ∫ x² · ⅜(1 − x)² = 2/5.
    boolean longitudinal = polarization == Polarization.LONGITUDINAL;
    FourVector w = FourVector.ofMass(80.4, 30, -50, 70);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < COUNT; i++) {
      double cosine = cosineInRestFrame(polarization.decay(w, draws), w);
      sum += cosine;
      squares += cosine * cosine;
    }
    assertThat(sum / COUNT).isCloseTo(longitudinal ? 0 : -0.5, within(0.015));
    assertThat(squares / COUNT).isCloseTo(longitudinal ? 0.2 : 0.4, within(0.015));
  }

  /** Inverts the boost: e = γ(1 + β cosθ) M/2 for a massless daughter. */
  private static double cosineInRestFrame(TwoBody daughters, FourVector w) {
    KinematicsTest.assertSame(daughters.first().plus(daughters.second()), w, 1e-9);
    assertThat(daughters.first().mass()).isLessThan(1e-4);
    return (2 * daughters.first().energy() - w.energy()) / w.momentum();
  }

  private static FourVector sum(TwoBody pair) {
    return pair.first().plus(pair.second());
  }

  private static void assertConserves(Supplier<HardProcess> source) {
    for (int i = 0; i < 1000; i++) {
      HardProcess hard = source.get();
      FourVector all = sum(hard.firstW()).plus(sum(hard.secondW())).plus(sum(hard.bottoms()));
      KinematicsTest.assertSame(all, new FourVector(hard.mass(), 0, 0, 0), 1e-8);
      assertThat(sum(hard.firstW()).mass()).isCloseTo(80.4, within(11.2));
      assertThat(sum(hard.secondW()).mass()).isCloseTo(80.4, within(11.2));
      assertThat(hard.bottoms().first().mass()).isCloseTo(4.7, within(1e-5));
    }
  }

  @Test
  void bothChainsConserveFourMomentum() {
    assertConserves(() -> HardProcess.signal(draws));
    assertConserves(() -> HardProcess.background(draws));
  }

  @Test
  void signalShowsEachHiggsBoson() {
    for (int i = 0; i < 1000; i++) {
      HardProcess hard = HardProcess.signal(draws);
      assertThat(sum(hard.bottoms()).mass()).isCloseTo(125, within(0.06));
      assertThat(sum(hard.secondW()).plus(sum(hard.bottoms())).mass()).isBetween(298., 352.);
      assertThat(hard.mass()).isBetween(398., 452.);
    }
  }

  @Test
  void backgroundShowsTwoTopQuarks() {
    double mass = 0;
    for (int i = 0; i < COUNT; i++) {
      HardProcess hard = HardProcess.background(draws);
      assertTop(sum(hard.firstW()).plus(hard.bottoms().first()));
      assertTop(sum(hard.secondW()).plus(hard.bottoms().second()));
      mass += hard.mass();
    }
    // 2 · 172.5 + 1 + 1.5 · 95 = 488.5; its standard error is 95 √1.5 / √20,000 = 0.8.
    assertThat(mass / COUNT).isCloseTo(488.5, within(3.3));
  }

  private static void assertTop(FourVector top) {
    assertThat(top.mass()).isCloseTo(172.5, within(8.));
  }
}
