package dev.overfit.data.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the numbers that cells hold, parsed from text and from bytes. */
class RowParserTest {
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

  /** Parses a cell both ways, which must not differ in a bit. */
  private static float parse(String cell) {
    byte[] bytes = cell.getBytes(StandardCharsets.UTF_8);
    byte[] around = ("7" + cell + "7").getBytes(StandardCharsets.UTF_8);
    float value = RowParser.parse(around, 1, bytes.length);
    assertThat(Float.floatToIntBits(value))
        .as("'%s' from bytes and from text", cell)
        .isEqualTo(Float.floatToIntBits(RowParser.parse(cell)));
    return value;
  }

  @Test
  void writtenAsUciWritesThemFloatsComeBackToTheBit() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 200_000; i++) {
      float value = (float) ((random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-9, 12)));
      String text = String.format(Locale.ROOT, "%.18e", new BigDecimal(value));
      assertThat(parse(text)).as(text).isEqualTo(value);
    }
  }

  @Test
  void ofAnyDigitsComesTheNearestFloat() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 200_000; i++) {
      String text = digits(random);
      assertThat(parse(text)).as(text).isEqualTo(Float.parseFloat(text));
    }
  }

  private static String digits(SplittableRandom random) {
    StringBuilder text = new StringBuilder(random.nextBoolean() ? "-" : "");
    int digits = random.nextInt(1, 25);
    int point = random.nextInt(0, 25);
    for (int i = 0; i < digits; i++) {
      text.append(i == point ? "." : "").append((char) ('0' + random.nextInt(10)));
    }
    return random.nextBoolean() ? text.toString() : text + "e" + random.nextInt(-22, 22);
  }

  @Test
  void besideTheMiddleOfTwoFloatsTheNearerComes() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 100_000; i++) {
      float low = random.nextFloat() + 1;
      float high = Math.nextUp(low);
      BigDecimal middle = new BigDecimal(((double) low + high) / 2); // exact in double
      assertThat(parse(middle.subtract(new BigDecimal("1e-17")).toPlainString())).isEqualTo(low);
      assertThat(parse(middle.add(new BigDecimal("1e-17")).toPlainString())).isEqualTo(high);
      float even = (Float.floatToIntBits(low) & 1) == 0 ? low : high;
      assertThat(parse(middle.toPlainString())).isEqualTo(even);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "1",
        "+1.5",
        ".5",
        "5.",
        "1E3",
        "0e0",
        "1e+02",
        "00012",
        "1e-40",
        "1e-50",
        " 1",
        "1 ",
        "\t-2.5e1 "
      })
  void decimalNumbersAreNumbersBlanksAroundThemAside(String cell) {
    assertThat(parse(cell)).isEqualTo(Float.parseFloat(cell));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-",
        ".",
        "e5",
        "1e",
        "1e+",
        "1.2.3",
        "--1",
        "1e5e5",
        "1 2",
        "1_000",
        "12abc",
        "NaN",
        "nan",
        "Infinity",
        "-Infinity",
        "\u0661",
        "5\u00a0",
        "1,5"
      })
  void anythingElseIsNone(String cell) {
    assertThat(parse(cell)).isNaN();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12f",
        "12F",
        "5d",
        "5D",
        "1.5f",
        "1e3d",
        "12f ",
        " 5d",
        "0x1p3",
        "0X1P3",
        "-0x1p3",
        "+0x1.8p1",
        " 0x1p3",
        "\t-0x1p3",
        "0x1.p0",
        "0xfp1 "
      })
  void numbersToJavaAloneAreNone(String cell) {
    assertThat(Float.parseFloat(cell)).isFinite();
    assertThat(parse(cell)).isNaN();
  }

  @Test
  void ofAnyFewCharactersThoseAreNumbersThatAreDecimal() {
    SplittableRandom random = new SplittableRandom(4);
    String characters = "0011223.5+-eEfFdDxXpPaN ";
    int numbers = 0;
    for (int i = 0; i < 300_000; i++) {
      StringBuilder cell = new StringBuilder();
      for (int length = random.nextInt(1, 7); length > 0; length--) {
        cell.append(characters.charAt(random.nextInt(characters.length())));
      }
      boolean decimal = DECIMAL.matcher(cell.toString().strip()).matches();
      assertThat(Float.isNaN(parse(cell.toString()))).as("'%s'", cell).isEqualTo(!decimal);
      numbers += decimal ? 1 : 0;
    }
    assertThat(numbers).isGreaterThan(10_000);
  }
}
