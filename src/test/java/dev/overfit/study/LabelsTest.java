package dev.overfit.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.data.Dataset;
import dev.overfit.data.LoadedData;
import dev.overfit.data.Split;
import dev.overfit.evaluation.LabelCounts;
import org.junit.jupiter.api.Test;

class LabelsTest {
  @Test
  void sharesAreToldOfEachPart() {
    Labels labels = Labels.of(Studies.table());
    assertThat(labels.training()).isEqualTo(new LabelCounts(30, 12));
    assertThat(labels.shares())
        .isEqualTo(
            "churned = yes: 40.0 % of 30 training rows, 40.0 % of 10 validation rows, 40.0 % of 10"
                + " test rows");
  }

  /** -0.4 ln 0.4 - 0.6 ln 0.6 = 0.366516 + 0.306495 */
  @Test
  void knowingNothingIsToldOfTheRowsThatJudge() {
    assertThat(Labels.of(Studies.table()).knowingNothing())
        .containsExactly(
            "Knowing nothing, the training rows' share of churned = yes for every row: crossentropy"
                + " 0.6730 on the validation rows, 0.6730 on the test rows.",
            "The more frequent class for every row: accuracy 0.600 on the validation rows, 0.600 on"
                + " the test rows.",
            "Rows in random order: AUC 0.500, average precision 0.400 on the test rows.");
    assertThat(Labels.of(Studies.sizes(false)).knowingNothing())
        .hasSize(2)
        .noneMatch(sentence -> sentence.contains("test rows"));
  }

  @Test
  void classesAreCalledAsTheTableCallsThem() {
    assertThat(ClassNames.of(Studies.table()))
        .isEqualTo(new ClassNames("churned = yes", "churned = no"));
    assertThat(ClassNames.of(Studies.sizes(true)))
        .isEqualTo(new ClassNames("signal", "background"));
    assertThat(ClassNames.of(unnamed())).isEqualTo(new ClassNames("label 1", "label 0"));
  }

  @Test
  void aNameOfOthersIsCutAndStaysOnOneLine() {
    Study study =
        Studies.table(Studies.customers("has_the_customer_churned", "yes \u001b[31mever", "no"));
    assertThat(ClassNames.of(study).positive())
        .isEqualTo("has_the_customer_churn… = yes ?[31mever");
  }

  @Test
  void rowsAreHiggsByTheirColumns() {
    assertThat(ClassNames.areHiggs(Studies.sizes(false))).isTrue();
    assertThat(ClassNames.areHiggs(unnamed())).isFalse();
    assertThat(ClassNames.areHiggs(Studies.table())).isFalse();
  }

  private static Study unnamed() {
    Dataset rows = Dataset.of(new float[][] {{1, 2}, {3, 4}, {5, 6}}, new float[] {0, 1, 1});
    Split split = LoadedData.of(rows, "mine").split(1);
    return Studies.on(Studies.sizes(false), split);
  }
}
