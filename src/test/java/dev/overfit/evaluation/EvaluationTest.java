package dev.overfit.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EvaluationTest {
  private static final float[] LABELS = {1, 1, 0, 0};
  private static final float[] LOGITS = {0.4f, 2, 0.4f, -1};

  @Test
  void crossentropyIsTheMeanOfLogLosses() {
    // -log sigmoid(0.4) = log(1 + e^-0.4), -log sigmoid(2) = log(1 + e^-2), -log(1 - sigmoid(0.4))
    // = log(1 + e^0.4), -log(1 - sigmoid(-1)) = log(1 + e^-1).
    double expected =
        (Math.log(1 + Math.exp(-0.4))
                + Math.log(1 + Math.exp(-2))
                + Math.log(1 + Math.exp(0.4))
                + Math.log(1 + Math.exp(-1)))
            / 4;
    assertThat(Evaluation.of(LABELS, LOGITS).binaryCrossentropy())
        .isCloseTo(expected, within(1e-7));
  }

  @Test
  void hugeLogitsDoNotOverflow() {
    assertThat(BinaryCrossentropy.mean(new float[] {0, 1}, new float[] {1000, 1000}))
        .isEqualTo(500);
  }

  @Test
  void accuracyComparesTheProbabilityWithOneHalf() {
    // Logits above 0: rows 1, 2 and 3; correct: rows 1, 2 and 4.
    assertThat(Evaluation.of(LABELS, LOGITS).accuracy()).isEqualTo(0.75);
  }

  @Test
  void theTutorialsAccuracyComparesTheLogitWithOneHalf() {
    // Logits above 0.5: only row 2; correct: rows 2, 3 and 4.
    assertThat(Evaluation.of(LABELS, LOGITS, 0.5).accuracy()).isEqualTo(0.75);
    assertThat(Accuracy.mean(new float[] {1}, new float[] {0.4f}, 0)).isOne();
    assertThat(Accuracy.mean(new float[] {1}, new float[] {0.4f}, 0.5)).isZero();
  }

  @Test
  void aLogitOnTheThresholdCountsAsNegative() {
    assertThat(Accuracy.mean(new float[] {0, 1}, new float[] {0, 0}, 0)).isEqualTo(0.5);
  }

  @Test
  void noRowsAreRefused() {
    assertThatThrownBy(() -> Evaluation.of(new float[0], new float[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 1");
  }
}
