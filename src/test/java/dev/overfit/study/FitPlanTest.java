package dev.overfit.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.data.Split;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.Epochs;
import dev.overfit.training.StopReason;
import dev.overfit.training.StopReason.Cancelled;
import dev.overfit.training.StopReason.Diverged;
import dev.overfit.training.StopReason.EpochsCompleted;
import dev.overfit.training.TrainingConfig;
import dev.overfit.training.TrainingResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FitPlanTest {
  private static final int EPOCHS = 9;

  private final List<ReplicateResult> replicates = new ArrayList<>();

  @Test
  void epochsAreTheMedianOfTheBest() {
    // in order: 2, 3, 5, 7, 8
    bests("Tiny", 7, 2, 5, 8, 3);
    assertThat(of("Tiny")).contains(new FitPlan("Tiny", 5, 5));
  }

  @Test
  void ofAnEvenNumberTheyAreTheLowerOfTheTwoInTheMiddle() {
    bests("Tiny", 7, 2, 5, 8); // in order: 2, 5, 7, 8
    bests("Small", 4);
    assertThat(of("Tiny")).contains(new FitPlan("Tiny", 5, 4));
    assertThat(of("Tiny").orElseThrow().epochsInWords())
        .isEqualTo("the lower median best epoch of 4 replicates");
    assertThat(of("Small").orElseThrow().epochsInWords()).isEqualTo("its best epoch");
  }

  @Test
  void replicatesThatDivergedOrWereCutShortDoNotCount() {
    add("Tiny", 0.5, 8, new Diverged(EPOCHS, Double.NaN));
    add("Tiny", 0.6, 3, new EpochsCompleted(EPOCHS));
    add("Tiny", 0.5, 9, new Cancelled(EPOCHS));
    assertThat(of("Tiny")).contains(new FitPlan("Tiny", 3, 1));
    add("Small", 0.5, 8, new Diverged(EPOCHS, Double.NaN));
    assertThat(of("Small")).isEmpty();
    assertThat(of("Large")).isEmpty();
    assertThat(FitPlan.ofBest(study())).contains(new FitPlan("Tiny", 3, 1));
  }

  @Test
  void thereIsNoneWhereAllDiverged() {
    add("Tiny", 0.5, 8, new Diverged(EPOCHS, Double.NaN));
    assertThat(FitPlan.ofBest(study())).isEmpty();
  }

  @Test
  void theBestHasTheLowestMeanOfItsBestEpochs() {
    add("Tiny", 0.50, 4, new EpochsCompleted(EPOCHS));
    add("Small", 0.51, 5, new EpochsCompleted(EPOCHS));
    assertThat(FitPlan.ofBest(study())).map(FitPlan::model).contains("Tiny");
    add("Tiny", 0.54, 4, new EpochsCompleted(EPOCHS)); // mean 0.52
    add("Small", 0.51, 7, new EpochsCompleted(EPOCHS));
    assertThat(FitPlan.ofBest(study())).contains(new FitPlan("Small", 5, 2));
  }

  /** Tiny is better on the test rows, Small on the validation rows. */
  @Test
  void testRowsHaveNoSay() {
    Map<String, double[]> tests = new LinkedHashMap<>();
    tests.put("Tiny", new double[] {0.4, 0.4});
    tests.put("Small", new double[] {0.6, 0.6});
    Study judged = Studies.judged(tests);
    List<ReplicateResult> all = new ArrayList<>();
    for (ReplicateResult each : judged.replicates()) {
      double lowest = each.model().equals("Tiny") ? 0.55 : 0.5;
      TrainingResult result =
          Studies.result(
              each.result().model(),
              TrainingConfig.defaults(),
              epochs(lowest, 4),
              new EpochsCompleted(EPOCHS));
      all.add(
          new ReplicateResult(
              each.number(),
              Studies.tested(
                  result,
                  judged.split().test().orElseThrow(),
                  each.result().test().orElseThrow().logits())));
    }
    Study study = Studies.withReplicates(judged, all);
    assertThat(Analysis.of(study).best()).map(ModelOutcomes::name).contains("Tiny");
    assertThat(FitPlan.ofBest(study)).map(FitPlan::model).contains("Small");
  }

  @Test
  void networkOnPartsOfTheRowsIsTheOneWithTheMost() {
    Study parts = PartStudies.example();
    // by formula the lowest value is 0.6 for A and Bb, and higher for their parts
    assertThat(FitPlan.ofBest(parts)).map(FitPlan::model).isPresent().get().isIn("A", "Bb");
    assertThat(FitPlan.of(parts, "AHalf")).map(FitPlan::counted).contains(6);
  }

  @Test
  void saysOnWhichRowsForHowLongAndWhy() {
    Split rows = Studies.split(false).joined();
    FitPlan plan = new FitPlan("Tiny", 1234, 5);
    assertThat(plan.words(TrainingConfig.defaults(), rows))
        .isEqualTo(
            "Tiny on 3,000 rows, those that trained and validated, for 1,234 epochs, the median best"
                + " epoch of 5 replicates");
    int half = TrainingConfig.defaults().withTrainingShare(0.5).trainingRows(rows.training());
    assertThat(half).isBetween(1499, 1501);
    assertThat(
            new FitPlan("Tiny", 1, 1)
                .words(
                    TrainingConfig.defaults().withTrainingShare(0.5).withStepsPerEpoch(30), rows))
        .isEqualTo(
            Figures.format(
                "Tiny on %,d of the 3,000 rows, those that trained and validated, for 1 epoch of 30"
                    + " steps, its best epoch",
                half));
  }

  private Optional<FitPlan> of(String model) {
    return FitPlan.of(study(), model);
  }

  private Study study() {
    return Studies.withReplicates(
        Studies.study("sizes", false, Optional.empty(), List.of()), replicates);
  }

  private void bests(String model, int... epochs) {
    for (int epoch : epochs) {
      add(model, 0.5, epoch, new EpochsCompleted(EPOCHS));
    }
  }

  private void add(String model, double lowest, int best, StopReason reason) {
    int number = (int) replicates.stream().filter(each -> each.model().equals(model)).count();
    replicates.add(
        new ReplicateResult(
            number,
            Studies.result(
                Studies.stack(model, 16),
                TrainingConfig.defaults(),
                epochs(lowest, best),
                reason)));
  }

  /**
   * Returns epochs whose validation crossentropy is lowest in one and grows by 0.01 each from it.
   */
  private static List<EpochMetrics> epochs(double lowest, int best) {
    List<EpochMetrics> epochs = new ArrayList<>();
    for (int epoch = 1; epoch <= EPOCHS; epoch++) {
      float value = (float) (lowest + 0.01 * Math.abs(epoch - best));
      epochs.add(Epochs.of(epoch, 0.001f, 0.6f, 0.6f, 0.7f, value, value, 0.7f));
    }
    return epochs;
  }
}
