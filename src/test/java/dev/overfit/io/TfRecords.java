package dev.overfit.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Reads TFRecord framing without any code of the writer: checksums are computed bit by bit. */
public final class TfRecords {
  private TfRecords() {}

  /**
   * Returns the whole records at the start of a file, up to the first that is cut off.
   *
   * @throws IllegalArgumentException if a whole record has a wrong checksum
   */
  public static List<byte[]> wholeRecords(byte[] file) {
    List<byte[]> records = new ArrayList<>();
    ByteBuffer buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.remaining() >= 12) {
      int start = buffer.position();
      long length = buffer.getLong();
      check(buffer.getInt(), Arrays.copyOfRange(file, start, start + 8));
      if (buffer.remaining() < length + 4) {
        break;
      }
      byte[] data = new byte[Math.toIntExact(length)];
      buffer.get(data);
      check(buffer.getInt(), data);
      records.add(data);
    }
    return records;
  }

  /** Returns the number of bytes that a record of the given data takes. */
  public static int framedLength(byte[] data) {
    return 8 + 4 + data.length + 4;
  }

  /** Returns the CRC-32C (Castagnoli) with reflected polynomial 0x82F63B78. */
  static int crc32c(byte[] data) {
    int crc = ~0;
    for (byte value : data) {
      crc ^= value & 0xff;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc >>> 1) ^ ((crc & 1) == 0 ? 0 : 0x82F63B78);
      }
    }
    return ~crc;
  }

  private static void check(int masked, byte[] data) {
    int rotated = masked - 0xa282ead8;
    int crc = (rotated << 15) | (rotated >>> 17);
    if (crc != crc32c(data)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "expected CRC32C %08x, received %08x", crc32c(data), crc));
    }
  }
}
