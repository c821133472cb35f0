package dev.overfit.export;

import dev.overfit.io.Sha256;
import dev.overfit.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * SHA-256 checksums of the parts of a SavedModel, which its card holds as {@code digests}, so that
 * parts that are damaged, changed or mixed up are detected before the native runtime reads them.
 * They do not prove who wrote the parts: whoever changes a part can change its digest.
 */
final class Digests {
  /** The name of the field in the card. */
  static final String FIELD = "digests";

  private static final List<String> FILES =
      List.of(
          "saved_model.pb", "variables/variables.index", "variables/variables.data-00000-of-00001");

  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  private Digests() {}

  /**
   * Returns the digests of a SavedModel that was just written, by file name.
   *
   * @param card the card without digests
   */
  static Map<String, String> of(Path version, Json card) throws IOException {
    Map<String, String> digests = new LinkedHashMap<>();
    for (String file : FILES) {
      digests.put(file, ofFile(version.resolve(file)));
    }
    digests.put(ExtraAssets.CARD, of(card));
    return digests;
  }

  /**
   * Checks the parts against a card that has digests; does nothing if it has none.
   *
   * @throws IOException if a part is missing or differs; the message names it
   */
  static void check(Path version, Json card) throws IOException {
    if (!card.has(FIELD)) {
      return;
    }
    Json digests = card.get(FIELD);
    check(digests.get(ExtraAssets.CARD), of(card.without(FIELD)));
    for (String file : FILES) {
      check(digests.get(file), ofFile(version.resolve(file)));
    }
  }

  private static void check(Json expected, String found) throws IOException {
    if (!DIGEST.matcher(expected.text()).matches()) {
      throw expected.error("expected a SHA-256 of 64 hexadecimal digits, found something else");
    }
    if (!expected.text().equals(found)) {
      throw expected.error(
          "expected SHA-256 "
              + expected.text()
              + ", found "
              + found
              + ": not what was exported; where that is meant, delete 'digests'");
    }
  }

  /** Returns the digest of a card's content, regardless of whitespace. */
  private static String of(Json card) {
    return HexFormat.of()
        .formatHex(Sha256.start().digest(card.line().getBytes(StandardCharsets.UTF_8)));
  }

  private static String ofFile(Path file) throws IOException {
    MessageDigest digest = Sha256.start();
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + ": expected a file of the SavedModel, found none");
    }
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
