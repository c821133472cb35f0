package dev.overfit.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of rows, by which results are traced to their data ({@link DataOrigin#sha256()}). */
public final class RowDigest {
  private static final int ROWS_AT_ONCE = 512;

  private RowDigest() {}

  /**
   * SHA-256, in lower-case hexadecimal, of the rows as little-endian float32, each its label and
   * then its features.
   */
  public static String sha256(Dataset dataset) {
    MessageDigest digest = newSha256();
    int rowBytes = (dataset.width() + 1) * Float.BYTES;
    ByteBuffer buffer = ByteBuffer.allocate(ROWS_AT_ONCE * rowBytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int row = 0; row < dataset.rows(); row++) {
      put(buffer, dataset, row);
      if (!buffer.hasRemaining() || row == dataset.rows() - 1) {
        digest.update(buffer.flip());
        buffer.clear();
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void put(ByteBuffer buffer, Dataset dataset, int row) {
    buffer.putFloat(dataset.labels()[row]);
    int start = row * dataset.width();
    for (int i = start; i < start + dataset.width(); i++) {
      buffer.putFloat(dataset.features()[i]);
    }
  }

  static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
