package dev.overfit.training;

import dev.overfit.data.Dataset;
import dev.overfit.io.Sha256;
import dev.overfit.model.Weights;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/**
 * Computes SHA-256 checksums of numbers, by which a run recognizes its rows, their order and its
 * start weights.
 */
final class Fingerprint {
  private static final int BLOCK = 1 << 14;
  private static final int ROWS_AT_ONCE = 4096;

  private final MessageDigest digest = Sha256.start();
  private final ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * BLOCK);

  private Fingerprint() {}

  /**
   * Returns the fingerprint of labels and features, such as {@code 10000 rows, SHA-256 5f…}.
   *
   * @param cancelled whether the result is no longer wanted; if so, it covers only a part of the
   *     rows
   */
  static String of(Dataset rows, BooleanSupplier cancelled) {
    Fingerprint sum = new Fingerprint();
    sum.add(FloatBuffer.wrap(rows.labels()));
    int most = Math.max(1, Math.min(ROWS_AT_ONCE, rows.rows()));
    float[] features = new float[most * rows.width()];
    for (int from = 0; from < rows.rows() && !cancelled.getAsBoolean(); from += most) {
      int count = Math.min(most, rows.rows() - from);
      rows.read(from, count, features);
      sum.add(FloatBuffer.wrap(features, 0, count * rows.width()));
    }
    return String.format(Locale.ROOT, "%d rows, %s", rows.rows(), sum.text());
  }

  /** Returns the fingerprint of all values, in the order of the variables. */
  static String of(Weights weights) {
    Fingerprint sum = new Fingerprint();
    for (int i = 0; i < weights.variables().size(); i++) {
      sum.add(weights.values(i));
    }
    return sum.text();
  }

  static String of(float[] values) {
    Fingerprint sum = new Fingerprint();
    sum.add(FloatBuffer.wrap(values));
    return sum.text();
  }

  /** Returns the fingerprint of the first epoch's order. */
  static String of(RowOrder rowOrder, int rows) {
    int[] order = new int[rows];
    rowOrder.fill(order, 1);
    Fingerprint sum = new Fingerprint();
    for (int row : order) {
      sum.digest.update(sum.bytes.clear().putInt(row).flip());
    }
    return sum.text();
  }

  private void add(FloatBuffer values) {
    while (values.hasRemaining()) {
      FloatBuffer block = values.slice(values.position(), Math.min(BLOCK, values.remaining()));
      bytes.clear().asFloatBuffer().put(block);
      digest.update(bytes.limit(Float.BYTES * block.limit()));
      values.position(values.position() + block.limit());
    }
  }

  private String text() {
    return "SHA-256 " + HexFormat.of().formatHex(digest.digest());
  }
}
