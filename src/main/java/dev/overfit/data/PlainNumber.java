package dev.overfit.data;

/**
 * Reads float32 from decimal text, the nearest one to what is written, without an object. It does
 * not read everything: where it is not sure of the last bit, or meets anything but an ordinary
 * decimal number, it gives NaN, and a slower parser has to look.
 *
 * <p>The first 18 digits are a whole number, which double holds to half a unit of its last place; a
 * power of ten up to 10^22 is exact in double, and one multiplication or division by it errs by
 * half a unit more. So the double is off by less than two units with the digits that were left out,
 * and rounding it to float32 is right unless it lies that close to the middle between two of them.
 */
final class PlainNumber {
  private static final long FULL = 100_000_000_000_000_000L; // 18 digits
  private static final double[] POWERS = new double[23];
  private static final long BELOW_FLOAT = (1L << 29) - 1; // bits of a double that float32 has not
  private static final long MIDDLE = 1L << 28;
  private static final long TOO_CLOSE = 8;

  static {
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = Double.parseDouble("1e" + i);
    }
  }

  private char[] text = {};
  private int next;
  private int end;
  private int decimals; // how many digits of the whole number stand behind the point

  /** The number between {@code from} and {@code end}, or NaN. */
  float parse(char[] characters, int from, int end) {
    this.text = characters;
    this.next = from;
    this.end = end;
    this.decimals = 0;
    boolean negative = sign();
    long digits = digits();
    int power = (digits < 0 ? 0 : exponent()) - decimals;
    if (digits < 0 || next < end || Math.abs(power) >= POWERS.length) {
      return Float.NaN;
    }
    float value = nearest(power < 0 ? digits / POWERS[-power] : digits * POWERS[power]);
    return negative ? -value : value;
  }

  private boolean sign() {
    boolean signed = next < end && (text[next] == '-' || text[next] == '+');
    return signed && text[next++] == '-';
  }

  /**
   * The first 18 digits as a whole number; negative where there are none, or more than one point.
   */
  private long digits() {
    long digits = 0;
    int seen = 0;
    boolean point = false;
    for (; next < end; next++) {
      int digit = text[next] - '0';
      if (digit >= 0 && digit <= 9) {
        seen++;
        boolean kept = digits < FULL;
        digits = kept ? digits * 10 + digit : digits;
        decimals += (point ? 1 : 0) - (kept ? 0 : 1);
      } else if (text[next] == '.' && !point) {
        point = true;
      } else {
        break;
      }
    }
    return seen == 0 ? -1 : digits;
  }

  /** The exponent, 0 where there is none; leaves the text where it is none of up to 3 digits. */
  private int exponent() {
    if (next == end || (text[next] | 0x20) != 'e') {
      return 0;
    }
    next++;
    boolean negative = sign();
    int first = next;
    int exponent = 0;
    while (next < end && next < first + 3 && text[next] >= '0' && text[next] <= '9') {
      exponent = exponent * 10 + text[next++] - '0';
    }
    if (next == first) {
      next = first - 1; // no digit: give the e back
    }
    return negative ? -exponent : exponent;
  }

  private static float nearest(double value) {
    long rest = Double.doubleToRawLongBits(value) & BELOW_FLOAT;
    return Math.abs(rest - MIDDLE) < TOO_CLOSE ? Float.NaN : (float) value;
  }
}
