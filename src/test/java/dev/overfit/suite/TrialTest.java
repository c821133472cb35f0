package dev.overfit.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.data.Higgs;
import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.ModelSpec;
import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.AdamW;
import dev.overfit.optimizer.LearningRateSchedule;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import dev.overfit.optimizer.LearningRateSchedule.InverseTimeDecay;
import dev.overfit.optimizer.Optimizer;
import dev.overfit.optimizer.Sgd;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialTest {
  private static final Trial TINY = Trial.of("Tiny", new Dense(16, Activation.ELU));

  @Test
  void modelHasAsManyInputsAsTheRowsHaveColumns() {
    List<String> five = List.of("a", "b", "c", "d", "e");
    assertThat(TINY.model(five))
        .isEqualTo(ModelSpec.binaryClassifier("Tiny", 5, new Dense(16, Activation.ELU)));
    // 5 * 16 + 16 + 16 + 1, and 28 * 16 + 16 + 16 + 1
    assertThat(TINY.model(five).parameters()).isEqualTo(113);
    assertThat(TINY.model(Higgs.COLUMNS).parameters()).isEqualTo(481);
  }

  @Test
  void tutorialsEpochsLeaveTheDecayAsItIs() {
    assertThat(TINY.forRows(10_000)).isEqualTo(TINY);
    assertThat(TINY.forRows(9_501)).isEqualTo(TINY);
  }

  @Test
  void rateIsHalvedAfterAThousandEpochsHoweverManyStepsTheyHave() {
    // 1,050 rows in batches of 100 are 11 steps, the last of 50 rows: 11,000 steps.
    LearningRateSchedule rate =
        TINY.withConfig(TINY.config().withBatchSize(100))
            .forRows(1_050)
            .config()
            .optimizer()
            .learningRate();
    assertThat(rate.at(0)).isEqualTo(0.001f);
    assertThat(rate.at(11_000)).isEqualTo(0.0005f);
  }

  @Test
  void decayOfEveryOptimizerIsStretched() {
    // 1,050 rows in batches of 100 are 11 steps: 20,000 * 11 / 20.
    LearningRateSchedule written = new InverseTimeDecay(0.001, 1, 20_000, false);
    LearningRateSchedule stretched = new InverseTimeDecay(0.001, 1, 11_000, false);
    assertThat(optimizerFor1050Rows(new Adam(written, 0.8, 0.9, 1e-3)))
        .isEqualTo(new Adam(stretched, 0.8, 0.9, 1e-3));
    assertThat(optimizerFor1050Rows(new AdamW(new Adam(written), 0.01)))
        .isEqualTo(new AdamW(new Adam(stretched), 0.01));
    assertThat(optimizerFor1050Rows(new Sgd(written))).isEqualTo(new Sgd(stretched));
    assertThat(optimizerFor1050Rows(new Sgd(new Constant(0.1))))
        .isEqualTo(new Sgd(new Constant(0.1)));
  }

  private static Optimizer optimizerFor1050Rows(Optimizer optimizer) {
    return TINY.withConfig(TINY.config().withBatchSize(100).withOptimizer(optimizer))
        .forRows(1_050)
        .config()
        .optimizer();
  }

  @Test
  void replicateHasTheTrialsOwnSeedPlusItsNumber() {
    Trial own = TINY.withConfig(TINY.config().withSeed(40));
    Replicate second = Replicate.of(own, Higgs.COLUMNS, 2);
    assertThat(second.config()).isEqualTo(own.config().withSeed(42));
    assertThat(second.model()).isEqualTo(own.model(Higgs.COLUMNS));
    assertThat(second.name()).isEqualTo("Tiny-2");
    assertThat(Replicate.of(own, Higgs.COLUMNS, 0).config()).isEqualTo(own.config());
    assertThat(Replicate.of(own, Higgs.COLUMNS, 0).name()).isEqualTo("Tiny");
  }

  @Test
  void seedsThatWouldPassTheLargestLongAreRefused() {
    Trial last = TINY.withConfig(TINY.config().withSeed(Long.MAX_VALUE - 1));
    assertThat(last.seed(1)).isEqualTo(Long.MAX_VALUE);
    assertThatThrownBy(() -> last.seed(2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "seed: expected at most 9,223,372,036,854,775,805, so that replicate 2 has one,"
                + " received 9,223,372,036,854,775,806");
    assertThat(TINY.withConfig(TINY.config().withSeed(-3)).seed(1)).isEqualTo(-2);
  }

  @Test
  void nameThatIsNoFileNameIsRefused() {
    assertThatThrownBy(() -> Trial.of("../Tiny")).hasMessageContaining("received '../Tiny'");
  }
}
