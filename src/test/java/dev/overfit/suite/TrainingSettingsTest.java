package dev.overfit.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.optimizer.LearningRateSchedule.Constant;
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
  void anotherOptimizerStaysAsItIs() {
    Sgd sgd = new Sgd(new Constant(0.1));
    Trial trial = TINY.withConfig(TINY.config().withOptimizer(sgd));
    assertThat(TrainingSettings.defaults().applyTo(trial, 10).config().optimizer()).isEqualTo(sgd);
  }

  @Test
  void numbersOutOfRangeAreRefusedByName() {
    assertThatThrownBy(() -> TrainingSettings.defaults().withEpochs(0))
        .hasMessage("epochs: expected at least 1, received 0");
    assertThatThrownBy(() -> new DataSettings(new DataSelection.Auto(), Integer.MAX_VALUE, 1))
        .hasMessageContaining("received 2,147,483,648");
  }
}
