package dev.overfit.suitefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.AdamW;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import dev.overfit.optimizer.LearningRateSchedule.InverseTimeDecay;
import dev.overfit.optimizer.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptimizerLineTest {
  @Test
  void aNameAloneHasKerasDefaults() {
    assertThat(OptimizerLine.parse("adam")).isEqualTo(new Adam(new Constant(0.001)));
    assertThat(OptimizerLine.parse("AdamW"))
        .isEqualTo(new AdamW(new Adam(new Constant(0.001)), 0.004));
    assertThat(OptimizerLine.parse(" sgd ")).isEqualTo(new Sgd(new Constant(0.01)));
    assertThat(OptimizerLine.parse("sgd()")).isEqualTo(new Sgd(new Constant(0.01)));
  }

  @Test
  void argumentsStandInTheirOrderOrByName() {
    assertThat(OptimizerLine.parse("adam(0.01, 0.8, epsilon=1e-6)"))
        .isEqualTo(new Adam(new Constant(0.01), 0.8, 0.999, 1e-6));
    assertThat(OptimizerLine.parse("adamw (weight_decay = 0.4)"))
        .isEqualTo(new AdamW(new Adam(new Constant(0.001)), 0.4));
    assertThat(OptimizerLine.parse("SGD(learning_rate=inverse_time_decay(0.1, 1, 20000))"))
        .isEqualTo(new Sgd(new InverseTimeDecay(0.1, 1, 20_000, false)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rmsprop          | optimizer: expected adam, adamw or sgd, perhaps with arguments, such as sgd(0.1), received 'rmsprop'
          adams            | optimizer: expected adam, adamw or sgd, perhaps with arguments, such as sgd(0.1), received 'adams'; did you mean 'adam'?
          adam 0.1         | optimizer: expected '(' and arguments, or the end, received '0.1' in ' 0.1'
          adam(beta=0.9)   | optimizer: adam: expected no more than learning_rate, beta_1, beta_2, epsilon, received 'beta'; did you mean 'beta_1' or 'beta_2'?
          adam(beta_1=1)   | optimizer.beta_1: expected a number in [0, 1), received 1
          sgd(0.1, 0.9)    | optimizer: sgd: expected no more than learning_rate, received one more
          sgd(fast)        | optimizer.learning_rate: expected a number or InverseTimeDecay, received 'fast'
          sgd(0.1          | optimizer: expected ',' or ')', received the end in '(0.1'
          """)
  void whatIsNoneIsToldWithWhatIsAllowed(String line, String message) {
    assertThatThrownBy(() -> OptimizerLine.parse(line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
