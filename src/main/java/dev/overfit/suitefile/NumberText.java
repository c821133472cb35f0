package dev.overfit.suitefile;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Numbers as both JSON and YAML 1.2 accept them. What a version of YAML reads as another number
 * than people mean ({@code 010} is 8, {@code 1:30} is 90) is not a number here.
 */
final class NumberText {
  private static final int LONGEST = 60;
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,4})?");
  private static final Pattern NEARLY =
      Pattern.compile("[+-]?[0-9_.,:]*[0-9][0-9_.,:]*([eE][+-]?[0-9]+)?|0[xob][0-9a-fA-F]+");

  private NumberText() {}

  /** Returns whether a text is a number. */
  static boolean isNumber(String text) {
    return text.length() <= LONGEST && NUMBER.matcher(text).matches();
  }

  /** Returns a number within float64. */
  static Optional<Double> real(String text) {
    return isNumber(text)
        ? Optional.of(Double.parseDouble(text)).filter(Double::isFinite)
        : Optional.empty();
  }

  /** Returns a whole number within 64 bits, even if it is spelled {@code 1e4} or {@code 5.0}. */
  static Optional<Long> whole(String text) {
    if (!isNumber(text)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(text).longValueExact());
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  /** Returns how to spell what is almost a number; an empty text for anything else. */
  static String advice(Node.Scalar scalar) {
    if (!scalar.plain()) {
      return isNumber(scalar.text()) ? "; leave out the quotes" : "";
    }
    return !isNumber(scalar.text()) && NEARLY.matcher(scalar.text()).matches()
        ? "; numbers are spelt as in JSON: 10, -3, 0.5, 1e-4"
        : "";
  }
}
