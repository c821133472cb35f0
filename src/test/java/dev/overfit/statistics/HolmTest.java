package dev.overfit.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HolmTest {
  private static final Offset<Double> ROUNDING = within(1e-15);

  @Test
  void multipliesTheSmallestByAllTheNextByOneLess() {
    // Sorted 0.01 * 4 = 0.04, 0.02 * 3 = 0.06, 0.03 * 2 = 0.06, 0.5 * 1.
    assertThat(Holm.adjust(new double[] {0.03, 0.01, 0.5, 0.02}))
        .containsExactly(new double[] {0.06, 0.04, 0.5, 0.06}, ROUNDING);
  }

  @Test
  void noneFallsBelowASmallerOne() {
    // Sorted 0.01 * 3 = 0.03, 0.02 * 2 = 0.04, 0.021 * 1 = 0.021, which is raised to 0.04.
    assertThat(Holm.adjust(new double[] {0.021, 0.02, 0.01}))
        .containsExactly(new double[] {0.04, 0.04, 0.03}, ROUNDING);
  }

  @Test
  void equalOnesStayEqualAndNoneExceedsOne() {
    assertThat(Holm.adjust(new double[] {0.4, 0.4, 0.4}))
        .containsExactly(new double[] {1, 1, 1}, ROUNDING);
    assertThat(Holm.adjust(new double[] {0.1, 1, 0.1}))
        .containsExactly(new double[] {0.3, 1, 0.3}, ROUNDING);
  }

  @Test
  void eightReplicatesOfOneSignSurviveSixPairs() {
    // 2 / 2^8 = 0.0078125, times 6 = 0.046875
    double smallest = SignFlipTest.smallest(8);
    assertThat(Holm.adjust(new double[] {smallest, 1, 1, 1, 1, 1})[0]).isEqualTo(0.046875);
  }

  @Test
  void aFamilyOfOneIsUnchangedAndNoneGivesNone() {
    assertThat(Holm.adjust(new double[] {0.03})).containsExactly(0.03);
    assertThat(Holm.adjust(new double[0])).isEmpty();
  }

  @Test
  void liesBetweenThePValueAndBonferronisAndKeepsTheOrder() {
    Random random = new Random(1);
    for (int round = 0; round < 200; round++) {
      double[] pValues = random.doubles(1 + random.nextInt(12)).map(p -> p * p * p).toArray();
      double[] adjusted = Holm.adjust(pValues);
      for (int i = 0; i < pValues.length; i++) {
        assertThat(adjusted[i]).isBetween(pValues[i], Math.min(1, pValues[i] * pValues.length));
        for (int j = 0; j < pValues.length; j++) {
          assertThat(pValues[i] <= pValues[j] && adjusted[i] > adjusted[j]).isFalse();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 1.01, Double.NaN})
  void whatIsNoProbabilityIsRefused(double bad) {
    assertThatThrownBy(() -> Holm.adjust(new double[] {0.5, bad}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("pValues[1]: expected a number in [0, 1], received %s", bad);
  }
}
