package dev.overfit.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.model.VariableSpec;
import dev.overfit.model.Weights;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FitnessTest {
  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void oneWeightThatIsNoNumberIsOneTooMany(float value) {
    assertThat(Fitness.finite(weights(1, value))).isFalse();
  }

  @Test
  void finiteWeightsAreFit() {
    assertThat(Fitness.finite(weights(0, Float.MAX_VALUE))).isTrue();
  }

  private static Weights weights(float first, float second) {
    VariableSpec bias = new VariableSpec("bias", List.of(2));
    return Weights.of(List.of(bias), List.of(new float[] {first, second}));
  }
}
