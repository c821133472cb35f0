package dev.overfit.table;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import ch.randelshofer.fastdoubleparser.JavaFloatParser;

/**
 * Numbers as cells hold them: an optional sign, digits with an optional point, an optional exponent
 * of ten, and nothing else: no {@code 5d}, {@code 0x1p3}, {@code 1_000}, {@code Infinity}.
 */
final class NumberText {
  /** As many digits survive a way through float32, whichever they are. */
  private static final int FLOAT_DIGITS = 6;

  private static final NumberText WITH_COMMA = new NumberText(true);

  private final char point;

  /**
   * @param decimalComma whether a comma stands for the point
   */
  NumberText(boolean decimalComma) {
    point = decimalComma ? ',' : '.';
  }

  /** Whether a text that is no number would be one if a comma stood for the point. */
  boolean wouldBeWithComma(String text) {
    return point == '.' && !Double.isNaN(WITH_COMMA.parse(text)) && Double.isNaN(parse(text));
  }

  /** The number; NaN if the text is none, or none that float64 can hold. */
  double parse(String text) {
    if (!isNumber(text)) {
      return Double.NaN;
    }
    double number = JavaDoubleParser.parseDouble(point == '.' ? text : text.replace(point, '.'));
    return Double.isFinite(number) ? number : Double.NaN;
  }

  /** The float32 next to the number; NaN if the text is none, or none that float32 can hold. */
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

  /** Whether a number has so few significant digits that its float32 tells it from all such. */
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
