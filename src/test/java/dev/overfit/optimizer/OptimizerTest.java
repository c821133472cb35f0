package dev.overfit.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.choice.Examples;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import org.junit.jupiter.api.Test;

class OptimizerTest {
  @Test
  void wordsNameTheConstants() {
    Adam adam = new Adam(new Constant(0.001));
    assertThat(adam.words()).isEqualTo("Adam, beta1 0.9, beta2 0.999, epsilon 1e-7");
    assertThat(new AdamW(adam, 0.004).words())
        .isEqualTo("AdamW, beta1 0.9, beta2 0.999, epsilon 1e-7, weight decay 0.004");
    assertThat(new AdamW(adam, 0.004).excluding("bias", "gamma").words())
        .endsWith(", weight decay 0.004 but for bias, gamma");
    assertThat(new Sgd(new Constant(0.1)).words()).isEqualTo("SGD");
  }

  @Test
  void anEmptyPartOfNamesWouldExcludeAll() {
    AdamW optimizer = new AdamW(new Adam(new Constant(0.001)), 0.004);
    assertThatThrownBy(() -> optimizer.excluding("bias", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("exclude: expected parts of variables' names, received [bias, ]");
  }

  @Test
  void anotherRateLeavesTheRestAsItIs() {
    LearningRateSchedule rate = new Constant(0.123);
    for (Optimizer optimizer : Examples.of(Optimizer.class)) {
      Optimizer other = optimizer.withLearningRate(rate);
      assertThat(other.learningRate()).isEqualTo(rate);
      assertThat(other).isNotEqualTo(optimizer);
      assertThat(other.withLearningRate(optimizer.learningRate())).isEqualTo(optimizer);
    }
  }

  @Test
  void aNumberIsTheRateOfTheFirstStepFromWhichTheScheduleFallsAsItDid() {
    for (Optimizer optimizer : Examples.of(Optimizer.class)) {
      assertThat(optimizer.withLearningRate(0.25))
          .isEqualTo(optimizer.withLearningRate(optimizer.learningRate().withRate(0.25)));
    }
    assertThat(new Sgd(new Constant(0.5)).withLearningRate(0.25).learningRate())
        .isEqualTo(new Constant(0.25));
    assertThatThrownBy(() -> new Sgd(new Constant(0.5)).withLearningRate(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rate: expected a finite number above 0, received NaN");
  }
}
