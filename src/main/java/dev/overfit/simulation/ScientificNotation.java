package dev.overfit.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The notation of the UCI file, C's {@code %.18e}: {@code -8.689999999999999947e-01}. The 19 digits
 * are those of the float's exact value, rounded half to even, so that reading them gives it back.
 */
final class ScientificNotation {
  private static final int DECIMALS = 18;
  private static final long UNIT = 1_000_000_000_000_000_000L;

  /**
   * The least decimal exponent of {@link #POWERS}: 5 to the 18 + 9 is the last below 2 to the 63.
   */
  private static final int LEAST_EXPONENT = -9;

  private static final double[] POWERS =
      IntStream.rangeClosed(LEAST_EXPONENT, DECIMALS)
          .mapToDouble(exponent -> Double.parseDouble("1e" + exponent))
          .toArray();
  private static final long[] FIVES =
      LongStream.iterate(1, power -> 5 * power).limit(DECIMALS - LEAST_EXPONENT + 1L).toArray();

  private ScientificNotation() {}

  /** Appends a finite value. */
  static void append(float value, StringBuilder text) {
    if (Float.floatToRawIntBits(value) < 0) {
      text.append('-');
    }
    float magnitude = Math.abs(value);
    if (magnitude == 0) {
      append(0, 0, text);
    } else if (magnitude < POWERS[0] || magnitude >= POWERS[POWERS.length - 1]) {
      appendAny(magnitude, text);
    } else {
      int exponent = exponent(magnitude);
      append(digits(magnitude, DECIMALS - exponent), exponent, text);
    }
  }

  /** The largest n with 10ⁿ ≤ magnitude. */
  private static int exponent(double magnitude) {
    int index = Arrays.binarySearch(POWERS, magnitude);
    return LEAST_EXPONENT + (index < 0 ? -index - 2 : index);
  }

  /** magnitude · 10ⁿ, below 2⁶⁴ and so to be read unsigned: m · 5ⁿ, then shifted by bits. */
  private static long digits(float magnitude, int n) {
    int bits = Float.floatToRawIntBits(magnitude);
    long mantissa = (bits & 0x7FFFFF) | 0x800000;
    int shift = 150 - (bits >>> 23) - n;
    long low = mantissa * FIVES[n];
    return shift <= 0
        ? low << -shift
        : shiftedRight(Math.multiplyHigh(mantissa, FIVES[n]), low, shift);
  }

  /** 128 bits shifted right by 1 to 63 places, rounded half to even. */
  private static long shiftedRight(long high, long low, int places) {
    long quotient = (high << (Long.SIZE - places)) | (low >>> places);
    long rest = low << (Long.SIZE - places);
    int toHalf = Long.compareUnsigned(rest, Long.MIN_VALUE);
    return toHalf > 0 || (toHalf == 0 && (quotient & 1) == 1) ? quotient + 1 : quotient;
  }

  /** The slow way, for magnitudes that rows hardly ever hold. */
  private static void appendAny(float magnitude, StringBuilder text) {
    BigDecimal exact = new BigDecimal(magnitude);
    int exponent = exact.precision() - exact.scale() - 1;
    BigDecimal digits =
        exact.scaleByPowerOfTen(DECIMALS - exponent).setScale(0, RoundingMode.HALF_EVEN);
    append(digits.toBigInteger().longValue(), exponent, text);
  }

  private static void append(long digits, int exponent, StringBuilder text) {
    long first = Long.divideUnsigned(digits, UNIT);
    int point = text.append((char) ('0' + first)).length();
    text.append(UNIT + (digits - first * UNIT)).setCharAt(point, '.');
    text.append(exponent < 0 ? "e-" : "e+");
    if (Math.abs(exponent) < 10) {
      text.append('0');
    }
    text.append(Math.abs(exponent));
  }
}
