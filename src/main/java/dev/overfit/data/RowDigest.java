package dev.overfit.data;

import dev.overfit.io.Sha256;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The SHA-256 of rows, by which results are traced to their data ({@link DataOrigin#sha256()}). */
public final class RowDigest {
  private static final int VALUES_AT_ONCE = 1 << 14;

  private final int width;
  private final MessageDigest digest = Sha256.start();
  private final float[] rows; // as many as are hashed at once, each its label and then its features
  private final ByteBuffer bytes;
  private int filled;

  /** A digest of rows that come one after another, each with so many features. */
  public RowDigest(int width) {
    int values = width + 1;
    this.width = width;
    this.rows = new float[Math.max(1, VALUES_AT_ONCE / values) * values];
    this.bytes = ByteBuffer.allocate(rows.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * SHA-256, in lower-case hexadecimal, of the rows as little-endian float32, each its label and
   * then its features.
   */
  public static String sha256(Dataset dataset) {
    RowDigest digest = new RowDigest(dataset.width());
    digest.add(dataset);
    return digest.sha256();
  }

  /** Takes all rows of a data set. */
  public void add(Dataset dataset) {
    dataset.forBlocks(
        (from, count, features) -> {
          for (int row = 0; row < count; row++) {
            add(dataset.labels()[from + row], features, row * dataset.width());
          }
        });
  }

  /** Takes the row whose features begin at a place in an array. */
  public void add(float label, float[] features, int offset) {
    rows[filled] = label;
    System.arraycopy(features, offset, rows, filled + 1, width);
    filled += width + 1;
    if (filled == rows.length) {
      update();
    }
  }

  /** The sum of all rows; this is the last call. */
  public String sha256() {
    update();
    return HexFormat.of().formatHex(digest.digest());
  }

  private void update() {
    bytes.asFloatBuffer().put(rows, 0, filled);
    digest.update(bytes.array(), 0, filled * Float.BYTES);
    filled = 0;
  }
}
