package dev.overfit.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Tests four-vectors, boosts, decays and distances. */
class KinematicsTest {
  private static final Offset<Double> EXACT = within(1e-9);

  static void assertSame(FourVector actual, FourVector expected, double tolerance) {
    assertThat(actual.energy()).isCloseTo(expected.energy(), within(tolerance));
    assertThat(actual.x()).isCloseTo(expected.x(), within(tolerance));
    assertThat(actual.y()).isCloseTo(expected.y(), within(tolerance));
    assertThat(actual.z()).isCloseTo(expected.z(), within(tolerance));
  }

  @Test
  void particleAtRestTakesOnTheVelocityOfTheFrame() {
    // Parent E = 5, P = 3, so m = 4, γ = 5/4, γβ = 3/4: mass 8 at rest gets E = 10, p = 6.
    FourVector boosted = new FourVector(8, 0, 0, 0).boosted(new FourVector(5, 0, 3, 0));
    assertSame(boosted, new FourVector(10, 0, 6, 0), 1e-12);
  }

  @Test
  void boostAlongTheMotionDopplerShiftsLight() {
    // γ(1 + β) = 5/4 + 3/4 = 2 forwards, γ(1 − β) = 1/2 backwards.
    FourVector parent = new FourVector(5, 0, 0, 3);
    assertSame(new FourVector(1, 0, 0, 1).boosted(parent), new FourVector(2, 0, 0, 2), 1e-12);
    assertSame(new FourVector(1, 0, 0, -1).boosted(parent), new FourVector(0.5, 0, 0, -0.5), 1e-12);
  }

  @Test
  void boostKeepsTheMass() {
    Draws draws = Draws.of(0, 0);
    for (int i = 0; i < 1000; i++) {
      FourVector particle = ofMass(4.7, draws);
      FourVector boosted = particle.boosted(ofMass(172.5, draws));
      assertThat(boosted.mass()).isCloseTo(4.7, within(1e-6));
    }
  }

  private static FourVector ofMass(double mass, Draws draws) {
    return FourVector.ofMass(
        mass, 100 * draws.gaussian(), 100 * draws.gaussian(), 100 * draws.gaussian());
  }

  @Test
  void decayToEqualMassesSharesTheEnergy() {
    // M = 10 to 3 + 3: 5 each, p = √(25 − 9) = 4.
    TwoBody decay = TwoBody.atRest(10, 3, 3, new FourVector(0, 0, 0, 1));
    assertSame(decay.first(), new FourVector(5, 0, 0, 4), 1e-12);
    assertSame(decay.second(), new FourVector(5, 0, 0, -4), 1e-12);
  }

  @Test
  void decayConservesFourMomentumAndMasses() {
    Draws draws = Draws.of(0, 1);
    for (int i = 0; i < 1000; i++) {
      FourVector top = ofMass(172.5, draws);
      TwoBody decay = TwoBody.atRest(172.5, 80.4, 4.7, draws.direction()).boosted(top);
      assertSame(decay.first().plus(decay.second()), top, 1e-9);
      assertThat(decay.first().mass()).isCloseTo(80.4, within(1e-6));
      assertThat(decay.second().mass()).isCloseTo(4.7, within(1e-6));
    }
  }

  @Test
  void decayAtThresholdLeavesBothAtRest() {
    TwoBody decay = TwoBody.atRest(7, 3, 4, new FourVector(0, 1, 0, 0));
    assertSame(decay.first(), new FourVector(3, 0, 0, 0), 1e-12);
  }

  @Test
  void pseudorapidityIsTheOneItWasMadeFrom() {
    FourVector azimuth = new FourVector(0, 0.6, -0.8, 0);
    for (double eta : new double[] {-6, -1.5, 0, 1e-9, 0.3, 5}) {
      FourVector particle = FourVector.massless(20, eta, azimuth);
      assertThat(particle.eta()).isCloseTo(eta, EXACT);
      assertThat(particle.pT()).isCloseTo(20, EXACT);
      assertThat(particle.phi()).isCloseTo(Math.atan2(-0.8, 0.6), EXACT);
      assertThat(particle.mass()).isLessThan(1e-4);
    }
  }

  @Test
  void distanceWrapsAroundTheBeam() {
    // φ = 3 and −3 are 2π − 6 = 0.2832 apart.
    FourVector a = FourVector.massless(20, 0, new FourVector(0, Math.cos(3), Math.sin(3), 0));
    FourVector b = FourVector.massless(50, 0.1, new FourVector(0, Math.cos(3), -Math.sin(3), 0));
    double expected = Math.hypot(2 * Math.PI - 6, 0.1);
    assertThat(Cone.distance(a, b)).isCloseTo(expected, EXACT);
    assertThat(new Cone(expected + 1e-6).holds(a, b)).isTrue();
    assertThat(new Cone(expected - 1e-6).holds(a, b)).isFalse();
  }

  @Test
  void coneDoesNotHoldWhatIsOpposite() {
    FourVector a = new FourVector(1, 1, 0, 0);
    assertThat(new Cone(0.65).holds(a, new FourVector(1, -1, 0, 0))).isFalse();
    assertThat(new Cone(0.65).holds(a, a.times(3))).isTrue();
  }
}
