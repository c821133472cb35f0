package dev.overfit.data.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainNumberTest {
  private final PlainNumber numbers = new PlainNumber();

  private float parse(String text) {
    byte[] cell = text.getBytes(StandardCharsets.UTF_8);
    byte[] around = ("7" + text + ",7").getBytes(StandardCharsets.UTF_8);
    float value = numbers.parse(around, 1);
    return numbers.end() == 1 + cell.length ? value : Float.NaN;
  }

  @Test
  void writtenAsUciWritesThemFloatsComeBackToTheBit() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 200_000; i++) {
      float value = (float) ((random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-3, 12)));
      String text = String.format(Locale.ROOT, "%.18e", (double) value);
      float parsed = parse(text);
      if (!Float.isNaN(parsed)) {
        assertThat(parsed).as(text).isEqualTo(value);
      }
      assertThat(Float.isNaN(parsed)).as(text).isEqualTo(Math.abs(value) < 1e-5);
    }
  }

  @Test
  void ofAnyDigitsItGivesTheNearestFloatOrNone() {
    SplittableRandom random = new SplittableRandom(2);
    int sure = 0;
    for (int i = 0; i < 200_000; i++) {
      String text = text(random);
      float parsed = parse(text);
      if (!Float.isNaN(parsed)) {
        assertThat(parsed).as(text).isEqualTo(Float.parseFloat(text));
        sure++;
      }
    }
    assertThat(sure).isGreaterThan(100_000);
  }

  private static String text(SplittableRandom random) {
    StringBuilder text = new StringBuilder(random.nextBoolean() ? "-" : "");
    int digits = random.nextInt(1, 25);
    int point = random.nextInt(0, 25);
    for (int i = 0; i < digits; i++) {
      text.append(i == point ? "." : "").append((char) ('0' + random.nextInt(10)));
    }
    return random.nextBoolean() ? text.toString() : text + "e" + random.nextInt(-22, 22);
  }

  @Test
  void besideTheMiddleOfTwoFloatsItNeverRoundsToTheWrongOne() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 100_000; i++) {
      float low = random.nextFloat() + 1;
      double middle = ((double) low + Math.nextUp(low)) / 2;
      for (String offset : new String[] {"-1e-17", "0", "1e-17", "1e-16"}) {
        String text = new BigDecimal(middle).add(new BigDecimal(offset)).toPlainString();
        float parsed = parse(text);
        if (!Float.isNaN(parsed)) {
          assertThat(parsed).as(text).isEqualTo(Float.parseFloat(text));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-0", "1", "+1.5", ".5", "5.", "1E3", "0e0", "1e+02", "00012"})
  void ordinaryNumbersAreSure(String text) {
    assertThat(parse(text)).isEqualTo(Float.parseFloat(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "-", ".", "e5", "1e", "1e+", "1.2.3", "1f", "0x1p3", " 1", "1 ", "NaN", "--1", "1e1234",
        "1e-40", "1e5e5", "\u0661"
      })
  void whatIsNoneOrUnusualIsLeftToOthers(String text) {
    assertThat(parse(text)).isNaN();
  }
}
