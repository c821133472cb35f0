package dev.overfit.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LabelCountsTest {
  /** 1 of 4 positive. */
  private static final LabelCounts QUARTER = LabelCounts.of(new float[] {0, 1, 0, 0});

  /** 1 of 2 positive. */
  private static final LabelCounts HALF = LabelCounts.of(new float[] {1, 0});

  @Test
  void labelsAreCounted() {
    assertThat(QUARTER).isEqualTo(new LabelCounts(4, 1));
    assertThat(QUARTER.share()).isEqualTo(0.25);
    assertThat(QUARTER.majority()).isEqualTo(0.75);
    assertThat(new LabelCounts(4, 3).majority()).isEqualTo(0.75);
  }

  @Test
  void knowingNothingAnswersWithTheShareOfTheTrainingRows() {
    Evaluation evaluation = HALF.knowingNothing(QUARTER);
    // -(ln 1/4) / 2 - (ln 3/4) / 2 = (1.386294 + 0.287682) / 2
    assertThat(evaluation.binaryCrossentropy()).isCloseTo(0.836988, within(1e-6));
    assertThat(evaluation.accuracy()).isEqualTo(0.5);
    assertThat(evaluation.auc()).isEqualTo(0.5);
    assertThat(evaluation.averagePrecision()).isEqualTo(0.5);
    // On rows with the same share of positives it is that share's entropy: 0.562335
    assertThat(QUARTER.knowingNothing(QUARTER).binaryCrossentropy())
        .isCloseTo(0.562335, within(1e-6));
  }

  /** The logit of 1/4 is -ln 3. */
  @Test
  void knowingNothingIsAModelThatGivesTheSameLogitForEveryRow() {
    float logit = (float) -Math.log(3);
    float[] labels = {1, 0, 0, 1, 0};
    Evaluation model = Evaluation.of(labels, new float[] {logit, logit, logit, logit, logit});
    Evaluation nothing = LabelCounts.of(labels).knowingNothing(QUARTER);
    assertThat(nothing.binaryCrossentropy()).isCloseTo(model.binaryCrossentropy(), within(1e-7));
    assertThat(nothing.accuracy()).isEqualTo(model.accuracy());
    assertThat(nothing.auc()).isEqualTo(model.auc());
    assertThat(nothing.averagePrecision()).isEqualTo(model.averagePrecision());
  }

  @Test
  void accuracyIsThatOfTheMajorityOfTheRowsThemselves() {
    assertThat(new LabelCounts(10, 7).knowingNothing(QUARTER).accuracy()).isEqualTo(0.7);
  }

  @Test
  void rowsOfOneClassHaveNoAreaAndAClassUnseenInTrainingCostsInfinitely() {
    LabelCounts none = new LabelCounts(3, 0);
    assertThat(none.isSingleClass()).isTrue();
    assertThat(new LabelCounts(3, 3).isSingleClass()).isTrue();
    assertThat(HALF.isSingleClass()).isFalse();
    // -ln 3/4
    Evaluation evaluation = none.knowingNothing(QUARTER);
    assertThat(evaluation.binaryCrossentropy()).isCloseTo(0.287682, within(1e-6));
    assertThat(evaluation.accuracy()).isOne();
    assertThat(evaluation.auc()).isNaN();
    assertThat(evaluation.averagePrecision()).isNaN();
    assertThat(none.knowingNothing(none).binaryCrossentropy()).isZero();
    assertThat(HALF.knowingNothing(none).binaryCrossentropy()).isInfinite().isPositive();
  }

  @Test
  void countsThatCannotBeAreRefused() {
    assertThatThrownBy(() -> LabelCounts.of(new float[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "rows and positives: expected at least 1 row and positives among them, received 0 and"
                + " 0");
    assertThatThrownBy(() -> new LabelCounts(2, 3)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LabelCounts(2, -1)).isInstanceOf(IllegalArgumentException.class);
  }
}
