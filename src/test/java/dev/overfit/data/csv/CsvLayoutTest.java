package dev.overfit.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.data.Higgs;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvLayoutTest {
  @Test
  void uciHasTheLabelFirstAndTwentyEightNamedFeatures() {
    CsvLayout uci = CsvLayout.uci();
    assertThat(uci.header()).isFalse();
    assertThat(uci.label()).isEqualTo(new LabelColumn.At(0));
    assertThat(uci.features()).isEqualTo(Higgs.COLUMNS).hasSize(28);
    assertThat(uci.featureCount()).isEqualTo(28);
  }

  @Test
  void aLabelByNameNeedsAHeader() {
    assertThatThrownBy(() -> CsvLayout.withoutHeader(new LabelColumn.Named("y")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("label: expected its place where there is no header");
  }

  @Test
  void namesAndCountHaveToAgree() {
    CsvLayout two = CsvLayout.uci().withFeatures(List.of("a", "b"));
    assertThat(two.featureCount()).isEqualTo(2);
    assertThatThrownBy(() -> two.withFeatureCount(3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("featureCount: expected the number of the features' names (2)");
    assertThatThrownBy(() -> two.withFeatures(List.of("a", "a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("features: expected distinct names, received [a, a]");
  }

  @Test
  void labelColumnsCheckThemselves() {
    assertThatThrownBy(() -> new LabelColumn.At(-1)).hasMessageContaining("received -1");
    assertThatThrownBy(() -> new LabelColumn.Named(" ")).hasMessageContaining("received none");
  }
}
