package dev.overfit.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.model.ModelSpec;
import org.junit.jupiter.api.Test;

class RegularizationTest {
  private static final ModelSpec LARGE = Studies.large("Large", 0, 0);
  private static final ModelSpec L2 = Studies.large("L2", 0.001, 0);
  private static final ModelSpec DROPOUT = Studies.large("Dropout", 0, 0.5);
  private static final ModelSpec COMBINED = Studies.large("Combined", 0.0001, 0.5);

  @Test
  void lessIsLessEverywhere() {
    assertThat(isLess(LARGE, L2)).isTrue();
    assertThat(isLess(LARGE, COMBINED)).isTrue();
    assertThat(isLess(DROPOUT, COMBINED)).isTrue();
    assertThat(isLess(L2, LARGE)).isFalse();
    assertThat(isLess(Studies.large("Weaker", 0.0005, 0), L2)).isTrue();
    assertThat(isLess(Studies.large("Rarer", 0.0001, 0.25), COMBINED)).isTrue();
  }

  @Test
  void moreHereAndLessThereIsNoneOfBoth() {
    assertThat(isLess(L2, COMBINED)).isFalse();
    assertThat(isLess(COMBINED, L2)).isFalse();
    assertThat(isLess(L2, L2)).isFalse();
  }

  @Test
  void anotherNetworkIsNotCompared() {
    assertThat(isLess(Studies.stack("Tiny", 16), L2)).isFalse();
  }

  @Test
  void knowsWhatDrops() {
    assertThat(Regularization.of(DROPOUT).drops()).isTrue();
    assertThat(Regularization.of(L2).drops()).isFalse();
  }

  private static boolean isLess(ModelSpec model, ModelSpec other) {
    return Regularization.of(model).isLessThan(Regularization.of(other));
  }
}
