package dev.overfit.data;

import dev.overfit.io.Sha256;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The SHA-256 of rows, which traces results to their data ({@link DataOrigin#sha256()}). */
public final class RowDigest {
  private static final int VALUES_AT_ONCE = 1 << 14;

  private final int width;
  private final MessageDigest digest = Sha256.start();
  private final float[] rows; // the rows hashed at once, each as its label and features
  private final ByteBuffer bytes;
  private int filled;

  /**
   * Creates a digest of rows that are added one after another.
   *
   * @param width the number of features per row
   */
  public RowDigest(int width) {
    int values = width + 1;
    this.width = width;
    this.rows = new float[Math.max(1, VALUES_AT_ONCE / values) * values];
    this.bytes = ByteBuffer.allocate(rows.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Returns the SHA-256, in lower-case hexadecimal, of the rows as little-endian float32, each row
   * as its label followed by its features.
   */
  public static String sha256(Dataset dataset) {
    RowDigest digest = new RowDigest(dataset.width());
    digest.add(dataset);
    return digest.sha256();
  }

  /** Adds all rows of a data set. */
  public void add(Dataset dataset) {
    dataset.forBlocks(
        (from, count, features) -> {
          for (int row = 0; row < count; row++) {
            add(dataset.labels()[from + row], features, row * dataset.width());
          }
        });
  }

  /** Adds a row whose features start at {@code offset} in the array. */
  public void add(float label, float[] features, int offset) {
    rows[filled] = label;
    System.arraycopy(features, offset, rows, filled + 1, width);
    filled += width + 1;
    if (filled == rows.length) {
      update();
    }
  }

  /** Returns the SHA-256 of all rows added; no other call may follow. */
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
