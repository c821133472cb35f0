package dev.overfit.table;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import ch.randelshofer.fastdoubleparser.JavaFloatParser;

/**
 * The syntax of numbers in cells: an optional sign, digits with an optional decimal point, an
 * optional exponent of ten, and nothing else: no {@code 5d}, {@code 0x1p3}, {@code 1_000}, {@code
 * Infinity}.
 */
final class NumberText {
  /** Any number of up to this many significant digits survives a round trip through float32. */
  private static final int FLOAT_DIGITS = 6;

  private static final NumberText WITH_COMMA = new NumberText(true);

  private final char point;

  /**
   * @param decimalComma whether the decimal point is a comma
   */
  NumberText(boolean decimalComma) {
    point = decimalComma ? ',' : '.';
  }

  /** Returns whether a text that is not a number would be one with a decimal comma. */
  boolean wouldBeWithComma(String text) {
    return point == '.' && !Double.isNaN(WITH_COMMA.parse(text)) && Double.isNaN(parse(text));
  }

  /** Returns the number; NaN if the text is not a number or is out of the range of float64. */
  double parse(String text) {
    if (!isNumber(text)) {
      return Double.NaN;
    }
    double number = JavaDoubleParser.parseDouble(point == '.' ? text : text.replace(point, '.'));
    return Double.isFinite(number) ? number : Double.NaN;
  }

  /**
   * Returns the nearest float32; NaN if the text is not a number or is out of the range of float32.
   */
  float parseFloat(String text) {
    if (!isNumber(text)) {
      return Float.NaN;
    }
    float number = JavaFloatParser.parseFloat(point == '.' ? text : text.replace(point, '.'));
    return Float.isFinite(number) ? number : Float.NaN;
  }

  private boolean isNumber(String text) {
    int at = sign(text, 0);
    int digits = digits(text, at);
    at += digits;
    if (at < text.length() && text.charAt(at) == point) {
      int fraction = digits(text, at + 1);
      digits += fraction;
      at += 1 + fraction;
    }
    return digits > 0 && (at == text.length() || isExponent(text, at));
  }

  private static boolean isExponent(String text, int at) {
    if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
      return false;
    }
    int from = sign(text, at + 1);
    int digits = digits(text, from);
    return digits > 0 && from + digits == text.length();
  }

  private static int sign(String text, int at) {
    return at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+') ? at + 1 : at;
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at - from;
  }

  /** Returns whether a number has so few significant digits that float32 distinguishes all such. */
  boolean isShort(String number) {
    int significant = 0;
    for (int i = 0; i < number.length(); i++) {
      char c = number.charAt(i);
      if (c == 'e' || c == 'E') {
        break;
      }
      if ((c >= '1' && c <= '9') || (c == '0' && significant > 0)) {
        significant++;
      }
    }
    return significant <= FLOAT_DIGITS;
  }
}
