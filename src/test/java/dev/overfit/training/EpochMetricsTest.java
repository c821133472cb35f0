package dev.overfit.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
  void twoEpochsAreTheSameIfAllTheirFiguresAre() {
    assertThat(new EpochMetrics(7, 0.001f, figures())).isEqualTo(EPOCH).hasSameHashCodeAs(EPOCH);
    assertThat(new EpochMetrics(8, 0.001f, figures())).isNotEqualTo(EPOCH);
    assertThat(new EpochMetrics(7, 0.002f, figures())).isNotEqualTo(EPOCH);
    for (Metric metric : Metric.values()) {
      Map<Metric, Float> figures = figures();
      figures.put(metric, 9f);
      assertThat(new EpochMetrics(7, 0.001f, figures)).isNotEqualTo(EPOCH);
    }
  }

  @Test
  void textNamesAllFigures() {
    assertThat(EPOCH)
        .asString()
        .startsWith("EpochMetrics[epoch=7, learning_rate=0.001, loss=0.5, ")
        .contains(", val_loss=NaN, val_binary_crossentropy=Infinity, val_accuracy=0.125");
  }

  private static Map<Metric, Float> figures() {
    Map<Metric, Float> figures = new LinkedHashMap<>();
    for (Metric metric : Metric.values()) {
      figures.put(metric, metric.of(EPOCH));
    }
    return figures;
  }

  @ParameterizedTest
  @MethodSource("dev.overfit.training.Metric#values")
  void noFigureMayBeLeftOut(Metric metric) {
    Map<Metric, Float> figures = figures();
    figures.remove(metric);
    assertThatThrownBy(() -> new EpochMetrics(7, 0.001f, figures))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("figures: expected one for each metric, received none for " + metric.label());
  }

  @Test
  void epochsAreCountedFromOne() {
    assertThatThrownBy(() -> Epochs.of(0, 0.001f))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("epoch: expected at least 1, received 0");
  }
}
