package dev.overfit.report;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Encodes a text as a link that contains it (RFC 2397), so that a page sent around on its own can
 * still offer it.
 */
final class DataUri {
  private DataUri() {}

  static String csv(String text) {
    return of("text/csv", text);
  }

  static String json(String text) {
    return of("application/json", text);
  }

  private static String of(String type, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes);
  }
}
