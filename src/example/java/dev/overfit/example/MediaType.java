package dev.overfit.example;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks the declared media type of a body. */
final class MediaType {
  /** JSON is UTF-8, which may be stated; blanks around the semicolon are allowed. */
  private static final Pattern JSON =
      Pattern.compile(
          "application/json[ \\t]*(;[ \\t]*charset=(utf-8|\"utf-8\"))?[ \\t]*",
          Pattern.CASE_INSENSITIVE);

  private MediaType() {}

  /**
   * Checks that a body is declared as JSON.
   *
   * @throws RequestException 415 if the body is declared as something else, or with a content
   *     encoding
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
