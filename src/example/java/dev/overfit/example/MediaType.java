package dev.overfit.example;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a body is said to be. */
final class MediaType {
  /** JSON is UTF-8, which may be said; blanks around the semicolon are allowed. */
  private static final Pattern JSON =
      Pattern.compile(
          "application/json[ \\t]*(;[ \\t]*charset=(utf-8|\"utf-8\"))?[ \\t]*",
          Pattern.CASE_INSENSITIVE);

  private MediaType() {}

  /**
   * Makes sure that it is JSON.
   *
   * @throws RequestException 415 where it is said to be something else, or to be encoded otherwise
   */
  static void checkJson(@Nullable String type, @Nullable String encoding) {
    if (type == null || !JSON.matcher(type).matches()) {
      throw new RequestException(
          415,
          "body: expected Content-Type application/json, in UTF-8, received "
              + (type == null ? "none" : ShortText.of(type, 100)));
    }
    if (encoding != null) {
      throw new RequestException(
          415, "body: expected no Content-Encoding, received " + ShortText.of(encoding, 100));
    }
  }
}
