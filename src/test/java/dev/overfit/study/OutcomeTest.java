package dev.overfit.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.optimizer.ClassWeight;
import dev.overfit.picture.Trained;
import dev.overfit.training.EarlyStopping;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.Epochs;
import dev.overfit.training.Metric;
import dev.overfit.training.StopReason;
import dev.overfit.training.TrainingConfig;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeTest {
  /** Validation crossentropies 0.7, 0.68, 0.69; accuracies 0.5, 0.6, 0.7. */
  private static final List<EpochMetrics> HISTORY =
      List.of(
          Epochs.of(1, 0, 0.7f, 0.7f, 0.5f, 0.7f, 0.7f, 0.5f),
          Epochs.of(2, 0, 0.6f, 0.6f, 0.6f, 0.68f, 0.68f, 0.6f),
          Epochs.of(3, 0, 0.5f, 0.5f, 0.7f, 0.69f, 0.69f, 0.7f));

  @Test
  void aStudyDerivesEachOnceAndHandsItOn() {
    Study study = Studies.replicated(Studies.sizes(false), 2);
    for (int i = 0; i < 4; i++) {
      Outcome outcome = study.replicates().get(i).outcome();
      assertThat(study.outcomes().get(i)).isSameAs(outcome);
      assertThat(Trained.of(Analysis.of(study)).get(i).outcome()).isSameAs(outcome);
    }
    assertThat(study.outcomes()).hasSize(4);
  }

  @Test
  void bestIsTheEpochOfTheBestWeightsWhateverItIsJudgedBy() {
    assertBest(outcome(Metric.VAL_BINARY_CROSSENTROPY, 0), 2, 0.68f);
    assertBest(outcome(Metric.VAL_BINARY_CROSSENTROPY, 0.05), 1, 0.7f);
    assertBest(outcome(Metric.VAL_ACCURACY, 0), 3, 0.69f);
  }

  @Test
  void thePenaltyIsThatOfTheValidationLossWhereRowsCountByTheirClass() {
    EpochMetrics epoch = Epochs.of(1, 0.001f, 3, 0.5f, 0.5f, 0.75f, 0.625f, 0.5f);
    assertThat(penalty(ClassWeight.NONE, epoch)).isEqualTo(2.5);
    assertThat(penalty(ClassWeight.BALANCED, epoch)).isEqualTo(0.125);
  }

  private static double penalty(ClassWeight weight, EpochMetrics epoch) {
    return Outcome.of(
            Studies.result(
                Studies.large("L2", 0.001, 0),
                TrainingConfig.defaults().withClassWeight(weight),
                List.of(epoch),
                new StopReason.EpochsCompleted(1)))
        .penalty();
  }

  private static void assertBest(Outcome outcome, int epoch, float value) {
    assertThat(outcome.best()).isEqualTo(outcome.result().bestEpoch());
    assertThat(outcome.bestEpoch()).isEqualTo(Integer.toString(epoch));
    assertThat(outcome.bestValue()).isEqualTo(value);
  }

  private static Outcome outcome(Metric monitor, double minDelta) {
    EarlyStopping rule = new EarlyStopping(monitor, minDelta, 200, false);
    return Outcome.of(
        Studies.result(
            Studies.stack("Tiny", 16),
            TrainingConfig.defaults().withEarlyStopping(rule),
            HISTORY,
            new StopReason.EpochsCompleted(3)));
  }
}
