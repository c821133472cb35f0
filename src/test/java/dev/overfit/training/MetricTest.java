package dev.overfit.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MetricTest {
  /** Files hold the figures in this order. */
  @Test
  void theFirstSixAreThoseOfTheTutorial() {
    assertThat(Arrays.stream(Metric.values()).map(Metric::label))
        .startsWith(
            "loss",
            "binary_crossentropy",
            "accuracy",
            "val_loss",
            "val_binary_crossentropy",
            "val_accuracy");
  }

  @ParameterizedTest
  @EnumSource
  void aConstantIsCalledAsItsLabel(Metric metric) {
    assertThat(metric.name().toLowerCase(Locale.ROOT)).isEqualTo(metric.label());
    assertThat(metric.label()).isEqualTo((metric.ofValidation() ? "val_" : "") + metric.quantity());
  }

  @Test
  void wordsSayTheRows() {
    assertThat(Metric.LOSS.words()).isEqualTo("training loss with penalty");
    assertThat(Metric.VAL_BINARY_CROSSENTROPY.words()).isEqualTo("validation crossentropy");
  }

  @ParameterizedTest
  @EnumSource
  void everyNumberIsBetterThanTheWorstAndNanThanNothing(Metric metric) {
    assertThat(metric.improves(1e30, metric.worst(), 0)).isTrue();
    assertThat(metric.improves(-1e30, metric.worst(), 0)).isTrue();
    assertThat(metric.improves(Double.NaN, metric.worst(), 0)).isFalse();
  }
}
