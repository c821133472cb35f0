package dev.overfit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class NormalizationTest {
  @Test
  void takesMeanAndVarianceOfEachColumn() {
    // column 0: 1, 3, 8: mean 4, squared differences 9 + 1 + 16, divided by 3; column 1: always 5
    Normalization layer = Normalization.of(new float[] {1, 5, 3, 5, 8, 5}, 2);
    assertThat(layer.mean()).containsExactly(4.0, 5.0);
    assertThat(layer.variance().get(0)).isEqualTo(26.0 / 3);
    assertThat(layer.variance().get(1)).isZero();
    assertThat(layer.divisors()).containsExactly((float) Math.sqrt(26f / 3), 1e-7f);
  }

  @Test
  void otherNumbersThanFiniteOnesAreRefused() {
    assertThatThrownBy(() -> new Normalization(List.of(1.0), List.of()))
        .hasMessage("mean and variance: expected one each a feature, received 1 and 0");
    assertThatThrownBy(() -> new Normalization(List.of(Double.NaN), List.of(1.0)))
        .hasMessage("mean: expected finite numbers within float32, received NaN");
    assertThatThrownBy(() -> new Normalization(List.of(1.0), List.of(-1.0)))
        .hasMessage(
            "variance: expected finite numbers within float32 of at least 0, received -1.0");
    assertThatThrownBy(() -> new Normalization(List.of(1.0), List.of(1e39)))
        .hasMessage(
            "variance: expected finite numbers within float32 of at least 0, received 1.0E39");
    assertThatThrownBy(() -> Normalization.of(new float[3], 2))
        .hasMessage("features: expected at least 1 row of 2 columns, received 3 values");
  }

  @Test
  void comesFirstAndFitsTheFeatures() {
    Normalization two = Normalization.of(new float[2], 2);
    Dense dense = new Dense(2, Activation.ELU);
    assertThatThrownBy(() -> ModelSpec.binaryClassifier("M", 3, two, dense))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "layers: expected a normalization to be the first, of 3 features, received layer 1 of 2"
                + " features");
    assertThatThrownBy(() -> ModelSpec.binaryClassifier("M", 2, dense, two))
        .hasMessageContaining("received layer 2 of 2 features");
  }

  @Test
  void hasNoParametersAndItsOwnRowInTheSummary() {
    ModelSpec model =
        ModelSpec.binaryClassifier(
            "M", 2, Normalization.of(new float[2], 2), new Dense(3, Activation.ELU));
    assertThat(model.parameters()).isEqualTo(2 * 3 + 3 + 3 + 1);
    assertThat(ModelSummary.rows(model).get(0))
        .containsExactly("normalization (Normalization)", "(None, 2)", "0");
  }
}
