package dev.overfit.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The sum that tells whether two data sets hold equal rows, whichever way they came. */
public final class Fingerprint {
  private Fingerprint() {}

  /**
   * SHA-256, in lower-case hexadecimal, of the rows as little-endian float32, each its label and
   * then its features.
   */
  public static String sha256(Dataset dataset) {
    MessageDigest digest = digest();
    ByteBuffer bytes =
        ByteBuffer.allocate((1 + dataset.width()) * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int row = 0; row < dataset.rows(); row++) {
      digest.update(fill(bytes.clear(), dataset, row).flip());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static ByteBuffer fill(ByteBuffer bytes, Dataset dataset, int row) {
    bytes.putFloat(dataset.labels()[row]);
    int start = row * dataset.width();
    for (int i = start; i < start + dataset.width(); i++) {
      bytes.putFloat(dataset.features()[i]);
    }
    return bytes;
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
