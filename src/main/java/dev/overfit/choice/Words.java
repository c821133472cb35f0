package dev.overfit.choice;

import java.math.BigDecimal;
import java.util.Locale;

/** Formats numbers in the words of kinds, the same in every locale. */
public final class Words {
  private Words() {}

  /** Formats a setting as people write it: {@code 1}, {@code 0.0001}, {@code 1e-7}. */
  public static String number(double value) {
    String text = Double.toString(value).replaceFirst("\\.0(?=E|$)", "").replace('E', 'e');
    return text.endsWith("e-4") ? new BigDecimal(text).toPlainString() : text;
  }

  /** Formats a count with thousands separators. */
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
