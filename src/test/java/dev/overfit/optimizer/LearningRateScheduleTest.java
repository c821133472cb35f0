package dev.overfit.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.optimizer.LearningRateSchedule.Constant;
import dev.overfit.optimizer.LearningRateSchedule.InverseTimeDecay;
import org.junit.jupiter.api.Test;

class LearningRateScheduleTest {
  @Test
  void aDecayTakesAsManyEpochsHoweverLongTheyAre() {
    LearningRateSchedule written = new InverseTimeDecay(0.1, 0.5, 2_000, true);
    assertThat(written.stretched(7, 20)).isEqualTo(new InverseTimeDecay(0.1, 0.5, 700, true));
    assertThat(written.stretched(40, 20)).isEqualTo(new InverseTimeDecay(0.1, 0.5, 4_000, true));
    assertThat(written.stretched(20, 20)).isEqualTo(written);
  }

  @Test
  void aDecayTakesAtLeastAStep() {
    // 5 * 3 / 20 is less than one.
    assertThat(new InverseTimeDecay(0.1, 1, 5, false).stretched(3, 20))
        .isEqualTo(new InverseTimeDecay(0.1, 1, 1, false));
  }

  @Test
  void aConstantHasNoLength() {
    assertThat(new Constant(0.1).stretched(3, 20)).isEqualTo(new Constant(0.1));
  }

  @Test
  void wordsAreTheFormula() {
    assertThat(new Constant(0.1).words()).isEqualTo("0.1");
    assertThat(new InverseTimeDecay(0.001, 1, 20_000, false).words())
        .isEqualTo("0.001 / (1 + 1 × step / 20,000)");
    assertThat(new InverseTimeDecay(0.001, 1, 20_000, true).words())
        .endsWith(", the quotient rounded down");
  }
}
