package dev.overfit.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.optimizer.ClassWeight.PerClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassWeightTest {
  @Test
  void balancedDividesTheRowsByTwiceThoseOfTheClass() {
    // 10 rows, 8 of label 0 and 2 of label 1: 10 / 16 and 10 / 4; 8 * 0.625 = 2 * 2.5 = 5.
    assertThat(ClassWeight.BALANCED.on(new float[] {0, 0, 1, 0, 0, 0, 0, 1, 0, 0}))
        .isEqualTo(new PerClass(0.625, 2.5));
  }

  @Test
  void balancedCountsClassesOfOneSizeAlike() {
    assertThat(ClassWeight.BALANCED.on(new float[] {0, 1, 1, 0}).alike()).isTrue();
    assertThat(ClassWeight.BALANCED.on(new float[] {0, 1, 1}).alike()).isFalse();
  }

  @Test
  void aClassWithoutRowsCannotBeBalanced() {
    assertThatThrownBy(() -> ClassWeight.BALANCED.on(new float[1000]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "classWeight: expected training rows of both labels to balance, received 1,000 with"
                + " label 0 and 0 with label 1");
    assertThatThrownBy(() -> ClassWeight.BALANCED.on(new float[] {1}))
        .hasMessageEndingWith("received 0 with label 0 and 1 with label 1");
  }

  @Test
  void othersAreTheSameOnAllRows() {
    assertThat(ClassWeight.NONE.on(new float[] {1}).alike()).isTrue();
    assertThat(ClassWeight.of(0.5, 4).on(new float[] {1})).isEqualTo(new PerClass(0.5, 4));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e39, 1e-46})
  void aWeightIsANumberAboveZero(double weight) {
    assertThatThrownBy(() -> ClassWeight.of(weight, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("classWeight: negative: expected a float32 number above 0, received " + weight);
    assertThatThrownBy(() -> ClassWeight.of(1, weight))
        .hasMessageStartingWith("classWeight: positive: expected");
  }
}
