package dev.overfit.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class DrawsTest {
  private static final int COUNT = 100_000;

  private static double mean(ToDoubleFunction<Draws> draw) {
    Draws draws = Draws.of(1, 1);
    double sum = 0;
    for (int i = 0; i < COUNT; i++) {
      sum += draw.applyAsDouble(draws);
    }
    return sum / COUNT;
  }

  private static double square(double value) {
    return value * value;
  }

  // Tolerances are four standard errors or more: a standard deviation s gives s/316.

  @Test
  void gaussianHasTheMomentsOfTheStandardNormal() {
    assertThat(mean(Draws::gaussian)).isCloseTo(0, within(0.013));
    assertThat(mean(draws -> square(draws.gaussian()))).isCloseTo(1, within(0.02));
    assertThat(mean(draws -> square(square(draws.gaussian())))).isCloseTo(3, within(0.13));
  }

  @Test
  void bothGaussiansOfAPairAreIndependent() {
    assertThat(mean(draws -> draws.gaussian() * draws.gaussian())).isCloseTo(0, within(0.013));
  }

  @Test
  void exponentialHasMeanAndVarianceOne() {
    assertThat(mean(Draws::exponential)).isCloseTo(1, within(0.013));
    assertThat(mean(draws -> square(draws.exponential() - 1))).isCloseTo(1, within(0.04));
  }

  @Test
  void poissonHasItsMeanAndItsShareOfZeros() {
    double zero = Math.exp(-1.5);
    assertThat(mean(draws -> draws.poisson(zero))).isCloseTo(1.5, within(0.016));
    assertThat(mean(draws -> draws.poisson(zero) == 0 ? 1 : 0)).isCloseTo(zero, within(0.006));
  }

  @Test
  void directionsHaveLengthOneAndPreferNoAxis() {
    // On a sphere each component has mean 0 and variance 1/3.
    assertThat(mean(draws -> draws.direction().x())).isCloseTo(0, within(0.008));
    assertThat(mean(draws -> square(draws.direction().x()))).isCloseTo(1 / 3., within(0.004));
    assertThat(mean(draws -> square(draws.direction().z()))).isCloseTo(1 / 3., within(0.004));
    assertThat(Draws.of(2, 3).direction().momentum()).isCloseTo(1, within(1e-12));
  }

  @Test
  void azimuthsAreUniform() {
    assertThat(mean(draws -> draws.azimuth().phi())).isCloseTo(0, within(0.024));
    // π²/3 is the variance of a uniform on [−π, π].
    assertThat(mean(draws -> square(draws.azimuth().phi())))
        .isCloseTo(Math.PI * Math.PI / 3, within(0.04));
  }

  @Test
  void sequencesOfNeighbouringRowsAndSeedsShareNothing() {
    Set<Double> seen = new HashSet<>();
    for (long seed : new long[] {-1, 0, 1, 2}) {
      for (long row = 0; row < 100; row++) {
        Draws draws = Draws.of(seed, row);
        for (int i = 0; i < 50; i++) {
          seen.add(draws.uniform());
        }
      }
    }
    assertThat(seen).hasSize(4 * 100 * 50);
  }

  @Test
  void sameSeedAndRowGiveTheSameSequence() {
    double[] first = new double[9];
    double[] second = new double[9];
    Draws one = Draws.of(5, 6);
    Draws other = Draws.of(5, 6);
    Arrays.setAll(first, i -> one.gaussian());
    Arrays.setAll(second, i -> other.gaussian());
    assertThat(second).isEqualTo(first);
  }
}
