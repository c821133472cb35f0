package dev.overfit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SymmetricMeanTest {
  /** Odds of three to one and one to three are even on average. */
  @Test
  void oddsThatAreOppositeAreEven() {
    assertThat(SymmetricMean.logitOfMean(Math.log(3), -Math.log(3))).isCloseTo(0, within(1e-15));
  }

  /** The mean of 0.9 and 0.6 is 0.75, three to one. */
  @Test
  void theMeanIsOfTheProbabilities() {
    double one = Math.log(0.9 / 0.1);
    double other = Math.log(0.6 / 0.4);
    assertThat(SymmetricMean.logitOfMean(one, other)).isCloseTo(Math.log(3), within(1e-15));
    assertThat(SymmetricMean.logitOfMean(one)).isCloseTo(one, within(1e-15));
  }

  /** The mean is below 1 by (exp(-100) + exp(-200)) / 2, whose logarithm is -100 - ln 2. */
  @Test
  void sureLogitsKeepTheirDigits() {
    assertThat(SymmetricMean.logitOfMean(100, 200)).isCloseTo(100 + Math.log(2), within(1e-12));
    assertThat(SymmetricMean.logitOfMean(-100, -200)).isCloseTo(-100 - Math.log(2), within(1e-12));
  }

  /** The mean of 1 and one half is three quarters. */
  @Test
  void infiniteLogitsAreProbabilitiesOfOneAndZero() {
    double infinity = Double.POSITIVE_INFINITY;
    assertThat(SymmetricMean.logitOfMean(infinity, 0)).isCloseTo(Math.log(3), within(1e-15));
    assertThat(SymmetricMean.logitOfMean(infinity, infinity)).isEqualTo(infinity);
    assertThat(SymmetricMean.logitOfMean(-infinity, -infinity)).isEqualTo(-infinity);
    assertThat(SymmetricMean.logitOfMean(0, Double.NaN)).isNaN();
  }
}
