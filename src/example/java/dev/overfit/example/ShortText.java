package dev.overfit.example;

/** Makes texts that may contain client input fit to be stored, logged on one line and sent back. */
final class ShortText {
  private static final int MOST = 500;

  private ShortText() {}

  static String of(String text) {
    return of(text, MOST);
  }

  static String of(String text, int most) {
    return cut(text, most).replaceAll("\\p{Cntrl}", " ");
  }

  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end) + "…";
  }
}
