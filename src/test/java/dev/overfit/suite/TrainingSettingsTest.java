package dev.overfit.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.augmentation.GaussianNoise;
import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.ClassWeight;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import dev.overfit.optimizer.LearningRateSchedule.InverseTimeDecay;
import dev.overfit.optimizer.Sgd;
import dev.overfit.training.Device;
import dev.overfit.training.EarlyStopping;
import dev.overfit.training.Metric;
import dev.overfit.training.RankMetric;
import dev.overfit.training.TrainingConfig;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingSettingsTest {
  private static final TrainingConfig TUTORIAL = TrainingConfig.defaults();

  /** Differs from the tutorial in every setting. */
  private static final TrainingConfig OWN =
      new TrainingConfig(
          7,
          50,
          42,
          new Sgd(new Constant(0.1)),
          TUTORIAL.earlyStopping().map(rule -> rule.withPatience(3)),
          0.5,
          Device.CPU,
          2,
          ClassWeight.BALANCED,
          List.of(new GaussianNoise(0.3)),
          0.25,
          30,
          List.of(RankMetric.AUC));

  @Test
  void whatIsNotSaidLeavesATrialItsOwnSettings() {
    assertThat(TrainingSettings.NONE.applyTo(TUTORIAL)).isEqualTo(TUTORIAL);
    assertThat(TrainingSettings.NONE.applyTo(OWN)).isEqualTo(OWN);
  }

  @Test
  void whatIsSaidOverridesATrialsOwnAlsoIfItIsTheDefault() {
    TrainingSettings said =
        TrainingSettings.NONE
            .withEpochs(10_000)
            .withPatience(200)
            .withBatchSize(500)
            .withSeed(0)
            .withDevice(Device.AUTO)
            .withThreads(0)
            .withClassWeight(ClassWeight.NONE)
            .withStepsPerEpoch(0)
            .withOptimizer(TUTORIAL.optimizer())
            .withLearningRate(0.001);
    assertThat(said.applyTo(OWN))
        .isEqualTo(
            TUTORIAL
                .withLogitThreshold(0.5)
                .withAugmentations(new GaussianNoise(0.3))
                .withTrainingShare(0.25)
                .withMetrics(RankMetric.AUC));
  }

  @Test
  void eachIsSaidAlone() {
    assertThat(TrainingSettings.NONE.withBatchSize(64).applyTo(OWN))
        .isEqualTo(OWN.withBatchSize(64));
    assertThat(TrainingSettings.NONE.withSeed(5).applyTo(OWN)).isEqualTo(OWN.withSeed(5));
    assertThat(TrainingSettings.NONE.withClassWeight(ClassWeight.BALANCED).applyTo(TUTORIAL))
        .isEqualTo(TUTORIAL.withClassWeight(ClassWeight.BALANCED));
  }

  @Test
  void patienceKeepsTheFigureThatATrialWatchesAndStartsATrialThatNeverStops() {
    EarlyStopping own = new EarlyStopping(Metric.VAL_LOSS, 0.001, 5, true);
    TrainingSettings said = TrainingSettings.NONE.withPatience(30);
    assertThat(said.applyTo(OWN.withEarlyStopping(own)).earlyStopping())
        .contains(new EarlyStopping(Metric.VAL_LOSS, 0.001, 30, true));
    assertThat(said.applyTo(OWN.withoutEarlyStopping()).earlyStopping())
        .contains(EarlyStopping.ofPatience(30));
  }

  @Test
  void aTrialMayBeToldNeverToStopEarly() {
    TrainingSettings said = TrainingSettings.NONE.withPatience(TrainingSettings.NO_EARLY_STOPPING);
    assertThat(said.applyTo(TUTORIAL)).isEqualTo(TUTORIAL.withoutEarlyStopping());
    assertThat(said.applyTo(OWN.withoutEarlyStopping())).isEqualTo(OWN.withoutEarlyStopping());
  }

  @Test
  void aLearningRateIsThatOfTheFirstStepAndFallsAsTheTrialsOwn() {
    TrainingSettings said = TrainingSettings.NONE.withLearningRate(0.01);
    assertThat(said.applyTo(TUTORIAL).optimizer())
        .isEqualTo(new Adam(new InverseTimeDecay(0.01, 1, 20_000, false)));
    assertThat(said.applyTo(OWN).optimizer()).isEqualTo(new Sgd(new Constant(0.01)));
    assertThat(said.withOptimizer(new Adam(new Constant(0.5))).applyTo(OWN).optimizer())
        .isEqualTo(new Adam(new Constant(0.01)));
    assertThat(said.applyTo(TUTORIAL)).isEqualTo(TUTORIAL.withLearningRate(0.01));
    assertThat(said.applyTo(OWN)).isEqualTo(OWN.withLearningRate(0.01));
  }

  @Test
  void rowsAreSimulatedFromTheSeedThatWasSaid() {
    assertThat(TrainingSettings.NONE.rowSeed()).isZero();
    assertThat(TrainingSettings.NONE.withSeed(7).rowSeed()).isEqualTo(7);
  }

  @Test
  void numbersOutOfRangeAreRefusedByName() {
    assertThatThrownBy(() -> TrainingSettings.NONE.withEpochs(0))
        .hasMessage("epochs: expected at least 1, received 0");
    assertThatThrownBy(() -> new DataSettings(new DataSelection.Auto(), Integer.MAX_VALUE, 1))
        .hasMessageContaining("received 2,147,483,648");
    assertThatThrownBy(() -> TrainingSettings.NONE.withPatience(-1))
        .hasMessage("patience: expected at least 0, received -1");
    assertThatThrownBy(() -> TrainingSettings.NONE.withLearningRate(0))
        .hasMessage("learningRate: expected a finite number above 0, received 0.0");
    DataSettings data = DataSettings.defaults();
    assertThatThrownBy(() -> data.withTestRows(-1))
        .hasMessage("testRows: expected at least 0, received -1");
    assertThatThrownBy(() -> data.withTestRows(Integer.MAX_VALUE))
        .hasMessageContaining("received 2,147,494,647");
  }
}
