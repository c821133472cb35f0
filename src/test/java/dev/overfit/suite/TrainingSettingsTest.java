package dev.overfit.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.AdamW;
import dev.overfit.optimizer.LearningRateSchedule;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import dev.overfit.optimizer.LearningRateSchedule.InverseTimeDecay;
import dev.overfit.optimizer.Optimizer;
import dev.overfit.optimizer.Sgd;
import dev.overfit.training.Compile;
import dev.overfit.training.Device;
import dev.overfit.training.EarlyStopping;
import dev.overfit.training.TrainingConfig;
import org.junit.jupiter.api.Test;

class TrainingSettingsTest {
  private static final Trial TINY = Suites.sizes().trials().get(0);

  @Test
  void defaultsLeaveATrialAsItIs() {
    assertThat(TrainingSettings.defaults().applyTo(TINY, 10_000)).isEqualTo(TINY);
  }

  @Test
  void everySettingReachesTheTrial() {
    TrainingConfig config =
        new TrainingSettings(7, 3, 50, 42, Device.CPU, 2, Compile.XLA)
            .applyTo(TINY, 1_000)
            .config();
    assertThat(config.epochs()).isEqualTo(7);
    assertThat(config.earlyStopping()).contains(EarlyStopping.ofPatience(3));
    assertThat(config.batchSize()).isEqualTo(50);
    assertThat(config.seed()).isEqualTo(42);
    assertThat(config.device()).isEqualTo(Device.CPU);
    assertThat(config.threads()).isEqualTo(2);
    assertThat(config.compile()).isEqualTo(Compile.XLA);
  }

  @Test
  void rateIsHalvedAfterAThousandEpochsHoweverManyStepsTheyHave() {
    // 1,050 rows in batches of 100 are 11 steps, the last of 50 rows: 11,000 steps.
    TrainingConfig config =
        new TrainingSettings(7, 3, 100, 0, Device.CPU, 0, Compile.NONE)
            .applyTo(TINY, 1_050)
            .config();
    assertThat(config.optimizer().learningRate().at(0)).isEqualTo(0.001f);
    assertThat(config.optimizer().learningRate().at(11_000)).isEqualTo(0.0005f);
  }

  @Test
  void theDecayOfEveryOptimizerIsStretched() {
    // 1,050 rows in batches of 100 are 11 steps: 20,000 * 11 / 20.
    LearningRateSchedule written = new InverseTimeDecay(0.001, 1, 20_000, false);
    LearningRateSchedule stretched = new InverseTimeDecay(0.001, 1, 11_000, false);
    assertThat(applied(new Adam(written, 0.8, 0.9, 1e-3)))
        .isEqualTo(new Adam(stretched, 0.8, 0.9, 1e-3));
    assertThat(applied(new AdamW(new Adam(written), 0.01)))
        .isEqualTo(new AdamW(new Adam(stretched), 0.01));
    assertThat(applied(new Sgd(written))).isEqualTo(new Sgd(stretched));
    assertThat(applied(new Sgd(new Constant(0.1)))).isEqualTo(new Sgd(new Constant(0.1)));
  }

  private static Optimizer applied(Optimizer optimizer) {
    return new TrainingSettings(7, 3, 100, 0, Device.CPU, 0, Compile.NONE)
        .applyTo(TINY.withConfig(TINY.config().withOptimizer(optimizer)), 1_050)
        .config()
        .optimizer();
  }

  @Test
  void numbersOutOfRangeAreRefusedByName() {
    assertThatThrownBy(() -> TrainingSettings.defaults().withEpochs(0))
        .hasMessage("epochs: expected at least 1, received 0");
    assertThatThrownBy(() -> new DataSettings(new DataSelection.Auto(), Integer.MAX_VALUE, 1))
        .hasMessageContaining("received 2,147,483,648");
  }
}
