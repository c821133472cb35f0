package dev.overfit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeightsTest {
  private static final List<VariableSpec> VARIABLES =
      List.of(new VariableSpec("kernel", List.of(2, 1)), new VariableSpec("bias", List.of(1)));

  @Test
  void fillsEachVariableFromItsSource() {
    Weights weights = Weights.from(VARIABLES, (i, values) -> Arrays.fill(values, i + 0.5f));

    assertThat(weights)
        .isEqualTo(Weights.of(VARIABLES, List.of(new float[] {0.5f, 0.5f}, new float[] {1.5f})));
  }
}
