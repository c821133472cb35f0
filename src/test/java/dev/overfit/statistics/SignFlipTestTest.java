package dev.overfit.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignFlipTestTest {
  @Test
  void countsPatternsThatAreAtLeastAsFarFromZero() {
    // Of ±3 ±1 ±1 two patterns make ±5, four ±3 (the ones cancel), two ±1.
    assertThat(SignFlipTest.pValue(new double[] {3, 1, 1}, 0)).isEqualTo(2 / 8.0);
    assertThat(SignFlipTest.pValue(new double[] {3, -1, 1}, 0)).isEqualTo(6 / 8.0);
    assertThat(SignFlipTest.pValue(new double[] {-3, 1, 1}, 0)).isEqualTo(1);
  }

  @Test
  void oneDifferenceSaysNothing() {
    assertThat(SignFlipTest.pValue(new double[] {0.3}, 0)).isEqualTo(1);
  }

  @Test
  void noDifferenceIsNoneWhateverTheirNumber() {
    assertThat(SignFlipTest.pValue(new double[5], 0)).isEqualTo(1);
    assertThat(SignFlipTest.pValue(new double[30], 0)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,0.5", "5,0.0625", "6,0.03125", "8,0.0078125", "20,0.0000019073486328125"})
  void differencesOfOneSignHaveTheSmallestP(int count, double smallest) {
    double[] differences = new Gaussian(count).sample(count, 0, 1);
    Arrays.setAll(differences, i -> -Math.abs(differences[i]));
    assertThat(SignFlipTest.pValue(differences, 0)).isEqualTo(smallest);
    assertThat(SignFlipTest.smallest(count)).isEqualTo(smallest);
  }

  @Test
  void tiesCountAlsoWhereRoundingSetsThemApart() {
    // 0.1 + 0.2 - 0.3 is 5.6e-17, 0.3 - 0.2 - 0.1 is -2.8e-17: both mean 0, so all are equally far.
    assertThat(SignFlipTest.pValue(new double[] {0.1, 0.2, -0.3}, 0)).isEqualTo(1);
    // Thousandths of crossentropies near 0.6: 3, 1 and 1 as above, with what subtraction leaves.
    double[] thousandths = {0.603 - 0.6, 0.577 - 0.578, 0.591 - 0.59};
    assertThat(SignFlipTest.pValue(thousandths, 0)).isEqualTo(6 / 8.0);
  }

  @ParameterizedTest
  @MethodSource
  void agreesWithSciPysPermutationTest(JsonNode expected) {
    double[] differences = SciPy.array(expected.get("differences"));
    double p = expected.get("p").asDouble();
    // five standard errors of a share of 100,000 draws, if patterns are drawn
    double chance = differences.length <= 20 ? 1e-15 : 5 * Math.sqrt(p * (1 - p) / 100_000);
    assertThat(SignFlipTest.pValue(differences, 1)).isCloseTo(p, within(chance));
  }

  static Iterable<JsonNode> agreesWithSciPysPermutationTest() {
    return SciPy.cases("sign_flip");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 7, 12})
  void orderSignAndUnitDoNotMatter(int count) {
    double[] differences = new Gaussian(count).sample(count, 0.5, 1);
    double p = SignFlipTest.pValue(differences, 0);
    double[] reversed = new double[count];
    Arrays.setAll(reversed, i -> differences[count - 1 - i]);
    assertThat(SignFlipTest.pValue(reversed, 0)).isEqualTo(p);
    assertThat(SignFlipTest.pValue(times(differences, -1), 0)).isEqualTo(p);
    assertThat(SignFlipTest.pValue(times(differences, 1e-9), 0)).isEqualTo(p);
  }

  @Test
  void drawsAreThoseOfTheSeed() {
    double[] differences = new Gaussian(1).sample(40, 0.2, 1);
    double p = SignFlipTest.pValue(differences, 5);
    assertThat(SignFlipTest.pValue(differences.clone(), 5)).isEqualTo(p);
    assertThat(SignFlipTest.pValue(times(differences, -1), 5)).isEqualTo(p);
    assertThat(SignFlipTest.pValue(differences, 6)).isNotEqualTo(p).isCloseTo(p, within(0.01));
  }

  @Test
  void drawsNeverFindNothing() {
    double[] ones = new double[130];
    Arrays.fill(ones, 1);
    assertThat(SignFlipTest.pValue(ones, 0)).isEqualTo(1 / 100_001.0);
    assertThat(SignFlipTest.smallest(130)).isEqualTo(1 / 100_001.0);
    assertThat(SignFlipTest.smallest(21)).isEqualTo(1 / 100_001.0);
  }

  @Test
  void signsAreDrawnAnewBeyondTheBitsOfALong() {
    // Zeros have no influence: of the 64 patterns of the six ones after them, 2 are as far.
    double[] differences = new double[70];
    Arrays.fill(differences, 64, 70, 1);
    assertThat(SignFlipTest.pValue(differences, 0)).isCloseTo(2 / 64.0, within(0.003));
  }

  @Test
  void findsADifferenceWhereThereIsNoneAsOftenAsItsLevelSays() {
    // Of 256 patterns 12 are at or below 0.05. Three standard errors of the share of 4,000: 0.01.
    Gaussian gaussian = new Gaussian(11);
    int samples = 4_000;
    long found =
        IntStream.range(0, samples)
            .filter(i -> SignFlipTest.pValue(gaussian.sample(8, 0, 1), 0) <= 0.05)
            .count();
    assertThat(found / (double) samples).isCloseTo(12 / 256.0, within(0.01));
  }

  @Test
  void whatIsNoDifferenceIsRefused() {
    assertThatThrownBy(() -> SignFlipTest.pValue(new double[0], 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("differences: expected at least 1, received 0");
    assertThatThrownBy(() -> SignFlipTest.pValue(new double[] {1, 2, Double.NaN}, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("differences[2]: expected a finite number within ±1e+100, received NaN");
    assertThatThrownBy(() -> SignFlipTest.smallest(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("count: expected at least 1, received 0");
  }

  private static double[] times(double[] values, double factor) {
    return Arrays.stream(values).map(value -> factor * value).toArray();
  }
}
