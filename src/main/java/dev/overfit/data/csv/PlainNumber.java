package dev.overfit.data.csv;

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
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = 10 * POWERS[i - 1]; // exact, as each of them is
    }
  }

  private int next;
  private int leftOut; // how many digits are not in the whole number

  /**
   * The number that begins at a place, or NaN.
   *
   * @param text with at least one byte behind the number, which cannot belong to it
   */
  float parse(byte[] text, int from) {
    next = from;
    leftOut = 0;
    boolean negative = sign(text);
    int first = next;
    long number = digits(text, 0);
    int count = next - first;
    int decimals = 0;
    if (text[next] == '.') {
      int point = ++next;
      number = digits(text, number);
      decimals = next - point;
    }
    int power = exponent(text) + leftOut - decimals;
    if (count + decimals == 0 || Math.abs(power) >= POWERS.length) {
      return Float.NaN;
    }
    float value = nearest(power < 0 ? number / POWERS[-power] : number * POWERS[power]);
    return negative ? -value : value;
  }

  /** Where the number that was last read ends. */
  int end() {
    return next;
  }

  private boolean sign(byte[] text) {
    byte sign = text[next];
    if (sign == '-' || sign == '+') {
      next++;
    }
    return sign == '-';
  }

  /** A whole number with the digits that follow appended to it, as far as it has less than 18. */
  private long digits(byte[] text, long before) {
    long number = before;
    int at = next;
    for (char digit = (char) (text[at] - '0'); digit <= 9; digit = (char) (text[++at] - '0')) {
      if (number < FULL) {
        number = number * 10 + digit;
      } else {
        leftOut++;
      }
    }
    next = at;
    return number;
  }

  /** The exponent, 0 where there is none; ends before it where it is none of up to 3 digits. */
  private int exponent(byte[] text) {
    if ((text[next] | 0x20) != 'e') {
      return 0;
    }
    int before = next++;
    boolean negative = sign(text);
    int first = next;
    int exponent = 0;
    while (next < first + 3 && text[next] >= '0' && text[next] <= '9') {
      exponent = exponent * 10 + text[next++] - '0';
    }
    if (next == first) {
      next = before;
    }
    return negative ? -exponent : exponent;
  }

  private static float nearest(double value) {
    long rest = Double.doubleToRawLongBits(value) & BELOW_FLOAT;
    return Math.abs(rest - MIDDLE) < TOO_CLOSE ? Float.NaN : (float) value;
  }
}
