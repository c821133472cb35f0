package dev.overfit.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.choice.Constants;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MetricTest {
  static List<Metric> known() {
    return Constants.of(Metric.class);
  }

  /** Files hold the figures in this order. */
  @Test
  void theFirstSixAreThoseOfTheTutorial() {
    assertThat(Metric.values().stream().map(Metric::label))
        .startsWith(
            "loss",
            "binary_crossentropy",
            "accuracy",
            "val_loss",
            "val_binary_crossentropy",
            "val_accuracy");
  }

  @ParameterizedTest
  @MethodSource("known")
  void aConstantIsCalledAsItsLabel(Metric metric) throws ReflectiveOperationException {
    assertThat(Metric.class.getField(metric.label().toUpperCase(Locale.ROOT)).get(null))
        .isSameAs(metric)
        .hasToString(metric.label().toUpperCase(Locale.ROOT));
    assertThat(Metric.ofLabel(metric.label())).containsSame(metric);
    assertThat(metric.label()).isEqualTo((metric.ofValidation() ? "val_" : "") + metric.quantity());
  }

  @Test
  void wordsSayTheRows() {
    assertThat(Metric.LOSS.words()).isEqualTo("training loss with penalty");
    assertThat(Metric.VAL_BINARY_CROSSENTROPY.words()).isEqualTo("validation crossentropy");
  }

  @ParameterizedTest
  @MethodSource("known")
  void everyNumberIsBetterThanTheWorstAndNanThanNothing(Metric metric) {
    assertThat(metric.improves(1e30, metric.worst(), 0)).isTrue();
    assertThat(metric.improves(-1e30, metric.worst(), 0)).isTrue();
    assertThat(metric.improves(Double.NaN, metric.worst(), 0)).isFalse();
  }
}
