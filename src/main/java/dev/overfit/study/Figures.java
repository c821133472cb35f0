package dev.overfit.study;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Formats numbers for people, the same everywhere, whatever the machine's language. */
public final class Figures {
  /** The placeholder for a missing figure. */
  public static final String NONE = "–";

  private Figures() {}

  /** Formats a crossentropy to four decimals, or in words if it is not finite. */
  public static String crossentropy(double value) {
    return Double.isFinite(value) ? withoutMinusZero(format("%.4f", value)) : notFinite(value);
  }

  /** Returns a crossentropy rounded as {@link #crossentropy} shows it. */
  static double shown(double crossentropy) {
    return Double.isFinite(crossentropy)
        ? Double.parseDouble(crossentropy(crossentropy))
        : crossentropy;
  }

  /** Returns by how much the first of two crossentropies, as displayed, exceeds the second. */
  static double difference(double crossentropy, double other) {
    return shown(shown(crossentropy) - shown(other));
  }

  /** Formats a share, such as an accuracy, to three decimals. */
  public static String share(double value) {
    return Double.isFinite(value) ? format("%.3f", value) : NONE;
  }

  /** Formats a count with thousands separators. */
  public static String count(long value) {
    return format("%,d", value);
  }

  /** Formats a duration in seconds, to one decimal. */
  public static String seconds(Duration duration) {
    return format("%,.1f", duration.toMillis() / 1000.0);
  }

  /** Joins names as in a sentence: {@code A}, {@code A and B}, {@code A, B and C}. */
  public static String list(List<String> names) {
    int last = names.size() - 1;
    if (last <= 0) {
      return String.join("", names);
    }
    return String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }

  /** Returns the text with its first letter in upper case. */
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
