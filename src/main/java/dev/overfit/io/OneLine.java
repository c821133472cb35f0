package dev.overfit.io;

/**
 * Text of others (a server, a file, its name, a library's message) as a message may show it: on one
 * line, and without characters that a terminal obeys or that make text look like other text.
 */
public final class OneLine {
  private static final int LONGEST_REASON = 200;
  private static final int REPLACEMENT = '?';

  private OneLine() {}

  /**
   * The text with a question mark for each control character (C0, DEL and C1, so that no escape
   * sequence is left), line separator, invisible character of format (such as those that turn the
   * direction of writing round) and half of a surrogate pair.
   */
  public static String of(String text) {
    if (text.codePoints().noneMatch(OneLine::isUnfit)) {
      return text;
    }
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints().map(c -> isUnfit(c) ? REPLACEMENT : c).forEach(line::appendCodePoint);
    return line.toString();
  }

  /** Likewise, and no longer than so many characters and an ellipsis. */
  public static String of(String text, int most) {
    if (text.length() <= most) {
      return of(text);
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return of(text.substring(0, end)) + "…";
  }

  /** Why something failed, as the library says in which it did; its kind where it says nothing. */
  public static String reason(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank()
        ? failure.getClass().getSimpleName()
        : of(message.strip(), LONGEST_REASON);
  }

  /**
   * The first line of what a library says of a failure, as it stands; its kind where it says
   * nothing.
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
