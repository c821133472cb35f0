package dev.overfit.study;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** How numbers are written for people: the same everywhere, whatever the machine's language. */
public final class Figures {
  /** What stands where there is no figure. */
  public static final String NONE = "–";

  private Figures() {}

  /** A crossentropy, to four decimals; words where it is not finite. */
  public static String crossentropy(double value) {
    return Double.isFinite(value) ? withoutMinusZero(format("%.4f", value)) : notFinite(value);
  }

  /** A crossentropy as {@link #crossentropy} shows it, as a number again. */
  static double shown(double crossentropy) {
    return Double.isFinite(crossentropy)
        ? Double.parseDouble(crossentropy(crossentropy))
        : crossentropy;
  }

  /** What the first of two crossentropies, as they are shown, exceeds the second by. */
  static double difference(double crossentropy, double other) {
    return shown(shown(crossentropy) - shown(other));
  }

  /** A share such as an accuracy, to three decimals. */
  public static String share(double value) {
    return Double.isFinite(value) ? format("%.3f", value) : NONE;
  }

  /** A count with its thousands set off. */
  public static String count(long value) {
    return format("%,d", value);
  }

  /** Seconds, to one decimal. */
  public static String seconds(Duration duration) {
    return format("%,.1f", duration.toMillis() / 1000.0);
  }

  /** Names as one says them: {@code A}, {@code A and B}, {@code A, B and C}. */
  public static String list(List<String> names) {
    int last = names.size() - 1;
    if (last <= 0) {
      return String.join("", names);
    }
    return String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }

  /** The text with its first letter as at the beginning of a sentence. */
  static String sentenceStart(String text) {
    return text.isEmpty() ? "" : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static String withoutMinusZero(String text) {
    return text.equals("-0.0000") ? text.substring(1) : text;
  }

  private static String notFinite(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    return value > 0 ? "infinite" : "-infinite";
  }

  public static String format(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
