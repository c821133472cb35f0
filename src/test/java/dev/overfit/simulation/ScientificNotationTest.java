package dev.overfit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScientificNotationTest {
  private static String text(float value) {
    StringBuilder text = new StringBuilder();
    ScientificNotation.append(value, text);
    return text.toString();
  }

  /** The right-hand sides are those of C's {@code printf("%.18e", value)} with a float value. */
  @ParameterizedTest
  @CsvSource({
    "1, 1.000000000000000000e+00",
    "0, 0.000000000000000000e+00",
    "-0.0, -0.000000000000000000e+00",
    "0.869, 8.690000176429748535e-01",
    "-0.000819, -8.190000080503523350e-04",
    "2.1730762, 2.173076152801513672e+00",
    "10, 1.000000000000000000e+01",
    "9.9999994e9, 9.999998976000000000e+09",
    "1.0e-9, 9.999999717180685366e-10",
    "9.999e-10, 9.999000516458522725e-10",
    "3.4028235e38, 3.402823466385288598e+38",
    "1.4e-45, 1.401298464324817071e-45"
  })
  void writesWhatTheUciFileHolds(float value, String expected) {
    assertThat(text(value)).isEqualTo(expected);
  }

  @Test
  void digitsAreTheExactOnesRounded() {
    SplittableRandom random = new SplittableRandom(0);
    for (int i = 0; i < 40_000; i++) {
      // Exponents from 2^-40 to 2^69: both ways of computing, and where they meet.
      float value = Float.intBitsToFloat((random.nextInt(87, 197) << 23) | random.nextInt(1 << 23));
      BigDecimal expected =
          new BigDecimal(value).round(new MathContext(19, RoundingMode.HALF_EVEN));
      String text = text(value);
      assertThat(new BigDecimal(text)).isEqualByComparingTo(expected);
      assertThat(text).matches("[1-9]\\.[0-9]{18}e[+-][0-9]{2}");
      assertThat(Float.parseFloat(text)).isEqualTo(value);
    }
  }
}
