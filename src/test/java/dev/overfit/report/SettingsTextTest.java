package dev.overfit.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.augmentation.Mixup;
import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Regularizer.L1;
import dev.overfit.model.Regularizer.L1L2;
import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.AdamW;
import dev.overfit.optimizer.ClassWeight;
import dev.overfit.study.Outcome;
import dev.overfit.study.PartStudies;
import dev.overfit.study.Studies;
import dev.overfit.study.Study;
import dev.overfit.training.EarlyStopping;
import dev.overfit.training.Metric;
import dev.overfit.training.StopReason;
import dev.overfit.training.TrainingConfig;
import dev.overfit.training.TrainingResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsTextTest {
  @Test
  void earlyStoppingTellsWhatItWatches() {
    assertThat(SettingsText.earlyStopping(EarlyStopping.ofPatience(200)))
        .isEqualTo("after 200 epochs in a row in which val_binary_crossentropy does not improve");
    assertThat(SettingsText.earlyStopping(new EarlyStopping(Metric.VAL_LOSS, 0.01, 3, true)))
        .isEqualTo(
            "after 3 epochs in a row in which val_loss does not improve by more than 0.01; the best"
                + " epoch's weights are restored");
  }

  @Test
  void thresholdIsAProbability() {
    assertThat(SettingsText.threshold(0)).isEqualTo("a probability above 0.50");
    // 1 / (1 + e^-0.5) = 0.6225
    assertThat(SettingsText.threshold(0.5)).isEqualTo("a probability above 0.62");
  }

  @Test
  void remediesAreNamedOnce() {
    assertThat(remedies(Studies.stack("Tiny", 16))).isEqualTo("none");
    assertThat(remedies(Studies.large("Combined", 0.0001, 0.5)))
        .isEqualTo("L2 0.0001 on kernels and dropout 0.5");
    ModelSpec other =
        ModelSpec.binaryClassifier(
            "Other",
            28,
            new Dense(4, Activation.ELU, new L1(0.01)),
            new Dense(4, Activation.ELU, new L1L2(0.1, 0.2)));
    assertThat(remedies(other)).isEqualTo("L1 0.01 on kernels and L1 0.1 and L2 0.2 on kernels");
  }

  @Test
  void remediesOfOptimizerAndRowsAreNamedToo() {
    TrainingConfig config = TrainingConfig.defaults();
    AdamW decay = new AdamW(new Adam(config.optimizer().learningRate()), 0.4);
    assertThat(
            remedies(
                Studies.large("Treated", 0, 0.5),
                config.withOptimizer(decay).withAugmentations(new Mixup(0.2))))
        .isEqualTo("dropout 0.5, weight decay 0.4 and mixup 0.2");
  }

  private static String remedies(ModelSpec model) {
    return remedies(model, TrainingConfig.defaults());
  }

  private static String remedies(ModelSpec model, TrainingConfig config) {
    return SettingsText.remedies(
        Studies.result(model, config, List.of(), new StopReason.Cancelled(0)));
  }

  @Test
  void aSettingThatModelsDifferInIsToldOfEach() {
    Map<String, String> settings = Facts.settings(Studies.regularizers(false));
    assertThat(settings)
        .containsEntry("Batch size", "500")
        .containsEntry(
            "Regularization",
            "Tiny: none; L2: L2 0.001 on kernels; Dropout: dropout 0.5; Combined: L2 0.0001 on"
                + " kernels and dropout 0.5");
  }

  @Test
  void classWeightsAreToldWhereThereAreSome() {
    assertThat(Facts.settings(Studies.sizes(false))).doesNotContainKey("Class weights");
    Study study =
        Studies.study(
            "sizes",
            false,
            Optional.empty(),
            List.of(
                weighted("None", ClassWeight.NONE),
                weighted("Given", ClassWeight.of(0.5, 4)),
                // 4 / (2 * 3) and 4 / (2 * 1)
                weighted("Balanced", ClassWeight.BALANCED)));
    assertThat(Facts.settings(study))
        .containsEntry(
            "Class weights",
            "None: none; Given: 0.5 for label 0, 4 for label 1; Balanced: balanced: 0.6667 for"
                + " label 0, 2.0000 for label 1");
  }

  @Test
  void onWhichRowsAModelWasTrainedIsToldWhereItIsAPart() {
    assertThat(Facts.settings(Studies.sizes(false))).doesNotContainKey("Trained on");
    Study study = PartStudies.example();
    assertThat(Facts.settings(study).get("Trained on"))
        .startsWith("ASixteenth and BbSixteenth: 1/16 of the training rows; AEighth and")
        .endsWith("A and Bb: all training rows");
    assertThat(Facts.model(study, study.outcomes().get(0)))
        .containsEntry("Trained on", "1/16 of the training rows, 30 rows");
    assertThat(Facts.model(study, study.outcomes().get(4))).doesNotContainKey("Trained on");
  }

  private static TrainingResult weighted(String name, ClassWeight weight) {
    return Studies.result(
        Studies.stack(name, 16),
        TrainingConfig.defaults().withClassWeight(weight),
        List.of(),
        new StopReason.Cancelled(0));
  }

  @Test
  void provenanceCitesTheRealRowsAndNotTheSimulatedOnes() {
    assertThat(Facts.provenance(Studies.sizes(false)))
        .containsEntry("Kind", "real")
        .containsEntry("Started", "2026-02-03 04:05 UTC")
        .containsKey("Cite as");
    assertThat(Facts.provenance(Studies.sizes(true)))
        .containsEntry("Kind", "simulated")
        .doesNotContainKey("Cite as");
  }

  @Test
  void aModelThatNeverRanHasDashes() {
    TrainingResult result =
        Studies.result(Studies.stack("Tiny", 16), List.of(), new StopReason.Cancelled(0));
    Study study = Studies.study("sizes", false, Optional.empty(), List.of(result));
    assertThat(Facts.model(study, Outcome.of(result)))
        .containsEntry("Best epoch", "–")
        .containsEntry("Curves", "cannot be said: it was cut short");
  }

  @Test
  void aModelThatDivergedIsNotSaidNotToOverfit() {
    TrainingResult tiny = Studies.sizes(false).results().get(0);
    TrainingResult diverged =
        Studies.result(
            tiny.model(), tiny.history().epochs(), new StopReason.Diverged(3, Double.NaN));
    Study study = Studies.study("sizes", false, Optional.empty(), List.of(tiny, diverged));
    assertThat(Facts.model(study, Outcome.of(tiny))).containsEntry("Curves", "does not overfit");
    assertThat(Facts.model(study, Outcome.of(diverged)))
        .containsEntry("Curves", "cannot be said: it diverged");
  }

  @Test
  void figuresSayWhichRowsTheyAreOfWhereSomeTest() {
    Study study = Studies.table();
    Outcome tiny = study.outcomes().get(0);
    assertThat(Facts.model(study, tiny))
        .containsEntry("ROC AUC", "0.750 on the validation rows, by the weights of epoch 13")
        .containsEntry(
            "Average precision",
            "0.500 on the validation rows, by the weights of epoch 13; knowing nothing 0.400")
        .containsEntry(
            "Test rows",
            "crossentropy 0.5074, accuracy 0.800, ROC AUC 0.792, average precision 0.663; looked at"
                + " once, by the weights of epoch "
                + tiny.bestEpoch());
    assertThat(Facts.settings(study))
        .containsEntry("Accuracy counts as churned = yes", "a probability above 0.50");
    Study higgs = Studies.sizes(false);
    assertThat(Facts.model(higgs, higgs.outcomes().get(0)))
        .hasEntrySatisfying(
            "ROC AUC", words -> assertThat(words).startsWith("0.750 on the validation rows, by"))
        .doesNotContainKey("Test rows");
    assertThat(Facts.settings(higgs)).containsKey("Accuracy counts as signal");
  }
}
