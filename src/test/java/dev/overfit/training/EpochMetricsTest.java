package dev.overfit.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EpochMetricsTest {
  private static final EpochMetrics EPOCH =
      Epochs.of(7, 0.001f, 0.5f, 0.25f, 0.75f, Float.NaN, Float.POSITIVE_INFINITY, 0.125f);

  @Test
  void figuresHaveNames() {
    assertThat(EPOCH.loss()).isEqualTo(0.5f);
    assertThat(EPOCH.binaryCrossentropy()).isEqualTo(0.25f);
    assertThat(EPOCH.accuracy()).isEqualTo(0.75f);
    assertThat(EPOCH.valLoss()).isNaN();
    assertThat(EPOCH.valBinaryCrossentropy()).isInfinite();
    assertThat(EPOCH.valAccuracy()).isEqualTo(0.125f);
  }

  @Test
  void aCardCarriesWhatIsFinite() {
    assertThat(EPOCH.byLabel())
        .contains(
            entry("epoch", 7.0),
            entry("loss", 0.5),
            entry("binary_crossentropy", 0.25),
            entry("accuracy", 0.75),
            entry("val_accuracy", 0.125))
        .doesNotContainKeys("val_loss", "val_binary_crossentropy", "learning_rate");
  }

  @Test
  void twoEpochsAreTheSameWhereAllTheirFiguresAre() {
    assertThat(new EpochMetrics(7, 0.001f, EPOCH.figures())).isEqualTo(EPOCH);
    assertThat(EPOCH.figures()).hasSize(Metric.values().length);
    assertThat(Epochs.of(7, 0.001f, 0.5f)).isNotEqualTo(EPOCH);
  }

  @ParameterizedTest
  @EnumSource
  void noFigureMayBeLeftOut(Metric metric) {
    Map<Metric, Float> figures = new EnumMap<>(EPOCH.figures());
    figures.remove(metric);
    assertThatThrownBy(() -> new EpochMetrics(7, 0.001f, figures))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("figures: expected one for each metric, received none for " + metric.label());
  }

  @Test
  void figuresAreCopiedAndCannotBeChanged() {
    Map<Metric, Float> figures = new EnumMap<>(EPOCH.figures());
    EpochMetrics epoch = new EpochMetrics(7, 0.001f, figures);
    figures.put(Metric.LOSS, 9f);
    assertThat(epoch).isEqualTo(EPOCH);
    assertThatThrownBy(() -> epoch.figures().put(Metric.LOSS, 9f))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void epochsAreCountedFromOne() {
    assertThatThrownBy(() -> Epochs.of(0, 0.001f))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("epoch: expected at least 1, received 0");
  }
}
