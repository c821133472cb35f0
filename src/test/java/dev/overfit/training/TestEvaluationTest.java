package dev.overfit.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.overfit.data.Dataset;
import org.junit.jupiter.api.Test;

class TestEvaluationTest {
  private static final Dataset ROWS =
      Dataset.of(new float[][] {{1}, {2}, {3}}, new float[] {1, 0, 1});
  private static final float THREE_TO_ONE = (float) Math.log(3);

  /** The odds are three to one for the right class each time: {@code ln(4/3)}. */
  @Test
  void figuresAreThoseOfTheLogits() {
    TestEvaluation test =
        TestEvaluation.of(ROWS, new float[] {THREE_TO_ONE, -THREE_TO_ONE, THREE_TO_ONE}, 0);
    assertThat(test.figures().binaryCrossentropy()).isCloseTo(Math.log(4.0 / 3), within(1e-7));
    assertThat(test.byLabel())
        .containsOnlyKeys(
            "test_binary_crossentropy", "test_accuracy", "test_auc", "test_average_precision")
        .containsEntry("test_accuracy", 1.0);
  }

  @Test
  void figuresThatAreNoNumbersHaveNoName() {
    Dataset one = Dataset.of(new float[][] {{1}}, new float[] {1});
    assertThat(TestEvaluation.of(one, new float[] {1}, 0).byLabel())
        .containsOnlyKeys("test_binary_crossentropy", "test_accuracy");
  }

  @Test
  void nobodyElseCanChangeTheLogits() {
    float[] logits = {1, 2, 3};
    TestEvaluation test = TestEvaluation.of(ROWS, logits, 0);
    logits[0] = 5;
    test.logits()[1] = 5;
    assertThat(test.logits()).containsExactly(1, 2, 3);
    assertThat(test).isEqualTo(TestEvaluation.of(ROWS, new float[] {1, 2, 3}, 0));
    assertThat(test).isNotEqualTo(TestEvaluation.of(ROWS, new float[] {1, 2, 4}, 0));
  }

  @Test
  void eachRowHasALogit() {
    assertThatThrownBy(() -> TestEvaluation.of(ROWS, new float[2], 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
