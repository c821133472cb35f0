package dev.overfit.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GaussianNoiseTest {
  private static final int ROWS = 4096;
  private static final int WIDTH = 3;

  private static float[][] halves(long seed) {
    return new GaussianNoise(0.1).halves(ROWS, WIDTH, seed);
  }

  /**
   * Two independent halves have a variance of 0.01 together; a normal's fourth moment is 3 times
   * its variance squared.
   */
  @Test
  void eachColumnIsNormalWithHalfTheVariance() {
    float[][] halves = halves(7);
    for (int column = 0; column < WIDTH; column++) {
      double mean = 0;
      double variance = 0;
      double fourth = 0;
      for (float[] row : halves) {
        mean += row[column] / ROWS;
        variance += Math.pow(row[column], 2) / ROWS;
        fourth += Math.pow(row[column], 4) / ROWS;
      }
      assertThat(mean).isCloseTo(0, within(1e-8));
      assertThat(variance).isCloseTo(0.005, within(1e-8));
      assertThat(fourth / (3 * variance * variance)).isCloseTo(1, within(0.15));
    }
  }

  @Test
  void columnsAndSeedsAreNotAlike() {
    float[][] halves = halves(7);
    double product = 0;
    for (float[] row : halves) {
      product += row[0] * row[1] / ROWS / 0.005;
    }
    assertThat(product).isCloseTo(0, within(0.06));
    assertThat(halves(7)[1]).isEqualTo(halves[1]);
    assertThat(halves(8)[1]).isNotEqualTo(halves[1]);
  }
}
