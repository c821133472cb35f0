package dev.overfit.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AveragePrecisionTest {
  @Test
  void addsPrecisionAtEachPositive() {
    // By score: 0.8 (1), 0.4 (0), 0.35 (1), 0.1 (0). Precision 1 at recall 1/2, 2/3 at recall 1:
    // 1/2 * 1 + 1/2 * 2/3 = 5/6, which scikit-learn's documentation gives as 0.83.
    assertThat(AveragePrecision.of(new float[] {0, 0, 1, 1}, new float[] {0.1f, 0.4f, 0.35f, 0.8f}))
        .isCloseTo(5 / 6.0, within(1e-15));
  }

  @Test
  void tiedScoresAreFoundTogether() {
    // Scores 3 (1), then 2 (1 and 0), then 1 (1 and 0): 1/3 * 1 + 1/3 * 2/3 + 1/3 * 3/5 = 34/45.
    assertThat(AveragePrecision.of(new float[] {0, 1, 0, 1, 1}, new float[] {1, 1, 2, 2, 3}))
        .isCloseTo(34 / 45.0, within(1e-15));
  }

  @Test
  void allTiedIsTheShareOfPositives() {
    assertThat(AveragePrecision.of(new float[] {0, 1, 0, 0}, new float[] {7, 7, 7, 7}))
        .isEqualTo(0.25);
    assertThat(AveragePrecision.of(new float[] {0, 1}, new float[] {0f, -0f})).isEqualTo(0.5);
  }

  @Test
  void perfectOrderIsOneAndTheWorstIsNotZero() {
    assertThat(AveragePrecision.of(new float[] {0, 1, 1}, new float[] {-1, 1, 2})).isEqualTo(1);
    // Precision is 1/3 if the only positive comes last.
    assertThat(AveragePrecision.of(new float[] {1, 0, 0}, new float[] {-1, 1, 2}))
        .isCloseTo(1 / 3.0, within(1e-15));
  }

  @Test
  void oneClassOnlyOrNanIsNoNumber() {
    assertThat(AveragePrecision.of(new float[] {1, 1}, new float[] {1, 2})).isNaN();
    assertThat(AveragePrecision.of(new float[] {0, 0}, new float[] {1, 2})).isNaN();
    assertThat(AveragePrecision.of(new float[] {0, 1}, new float[] {Float.NaN, 2})).isNaN();
  }
}
