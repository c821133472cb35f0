package dev.overfit.choice;

import java.math.BigDecimal;
import java.util.Locale;

/** How kinds write numbers in their words: the same everywhere, whatever the machine's language. */
public final class Words {
  private Words() {}

  /** A setting as people write it: {@code 1}, {@code 0.0001}, {@code 1e-7}. */
  public static String number(double value) {
    String text = Double.toString(value).replaceFirst("\\.0(?=E|$)", "").replace('E', 'e');
    return text.endsWith("e-4") ? new BigDecimal(text).toPlainString() : text;
  }

  /** A count with its thousands set off. */
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
