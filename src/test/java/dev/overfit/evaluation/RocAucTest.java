package dev.overfit.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RocAucTest {
  @Test
  void countsThePairsThatAreInOrder() {
    // Positives 0.8 and 0.35, negatives 0.4 and 0.1: 0.8 beats both, 0.35 beats one of two, so 3 of
    // 4 pairs.
    assertThat(RocAuc.of(new float[] {0, 0, 1, 1}, new float[] {0.1f, 0.4f, 0.35f, 0.8f}))
        .isEqualTo(0.75);
  }

  @Test
  void tiedScoresCountHalf() {
    // Scores 1 1 2 2 3 with labels 0 1 0 1 1. Average ranks 1.5 1.5 3.5 3.5 5; the positives' sum
    // is 10; U = 10 - 3 * 4 / 2 = 4 of 3 * 2 pairs.
    assertThat(RocAuc.of(new float[] {0, 1, 0, 1, 1}, new float[] {1, 1, 2, 2, 3}))
        .isCloseTo(4 / 6.0, within(1e-15));
  }

  @Test
  void allTiedIsOneHalf() {
    assertThat(RocAuc.of(new float[] {0, 1, 1}, new float[] {7, 7, 7})).isEqualTo(0.5);
  }

  @Test
  void minusZeroTiesWithZero() {
    assertThat(RocAuc.of(new float[] {0, 1}, new float[] {0f, -0f})).isEqualTo(0.5);
  }

  @Test
  void reversedScoresAreZero() {
    assertThat(RocAuc.of(new float[] {1, 0}, new float[] {-1, 1})).isZero();
  }

  @Test
  void oneClassOnlyIsNoNumber() {
    assertThat(RocAuc.of(new float[] {1, 1}, new float[] {1, 2})).isNaN();
    assertThat(RocAuc.of(new float[] {0, 0}, new float[] {1, 2})).isNaN();
  }

  @Test
  void nanScoresAreNoNumber() {
    assertThat(RocAuc.of(new float[] {0, 1}, new float[] {Float.NaN, 2})).isNaN();
  }

  @Test
  void lengthsMustAgree() {
    assertThatThrownBy(() -> RocAuc.of(new float[2], new float[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "rows: expected as many logits as labels, at least 1, received 2 labels and 3 logits");
  }
}
