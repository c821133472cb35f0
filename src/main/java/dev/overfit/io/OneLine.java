package dev.overfit.io;

/**
 * Makes foreign text (of a server, a file, its name, a library's message) safe for messages: on one
 * line, and without characters that a terminal interprets or that make text look like other text.
 */
public final class OneLine {
  private static final int LONGEST_REASON = 200;
  private static final int REPLACEMENT = '?';

  private OneLine() {}

  /**
   * Returns the text with a question mark in place of each control character (C0, DEL and C1, so
   * that no escape sequence is left), line separator, invisible format character (such as those
   * that reverse the writing direction) and unpaired surrogate.
   */
  public static String of(String text) {
    if (text.codePoints().noneMatch(OneLine::isUnfit)) {
      return text;
    }
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints().map(c -> isUnfit(c) ? REPLACEMENT : c).forEach(line::appendCodePoint);
    return line.toString();
  }

  /**
   * Returns the text made safe like {@link #of(String)} and cut to {@code most} characters plus an
   * ellipsis.
   */
  public static String of(String text, int most) {
    if (text.length() <= most) {
      return of(text);
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return of(text.substring(0, end)) + "…";
  }

  /**
   * Returns the reason of a failure as its message gives it, or its type if there is no message.
   */
  public static String reason(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank()
        ? failure.getClass().getSimpleName()
        : of(message.strip(), LONGEST_REASON);
  }

  /**
   * Returns the first line of a failure's message, unchanged, or its type if there is no message.
   */
  public static String first(Throwable failure) {
    String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    return message.lines().findFirst().orElse(message);
  }

  private static boolean isUnfit(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
