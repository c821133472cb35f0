package dev.overfit.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * Writes records in the framing of TensorFlow's TFRecord files, which TensorBoard's event files
 * also use. A record, with all numbers little-endian:
 *
 * <pre>{@code
 * uint64 length
 * uint32 masked CRC32C of the length's 8 bytes
 * byte   data[length]
 * uint32 masked CRC32C of the data
 * }</pre>
 *
 * <p>The mask, {@code ((crc >> 15) | (crc << 17)) + 0xa282ead8}, keeps the checksum of data that
 * itself contains checksums from being trivial.
 *
 * <p>Source: <a
 * href="https://www.tensorflow.org/tutorials/load_data/tfrecord#tfrecords_format_details">TFRecords
 * format details</a>.
 */
public final class TfRecordWriter {
  private static final int MASK_DELTA = 0xa282ead8;

  private final OutputStream out;
  private final CRC32C crc = new CRC32C();

  /** Creates a writer to the given stream, which the caller has to flush and close. */
  public TfRecordWriter(OutputStream out) {
    this.out = out;
  }

  /**
   * Writes one record.
   *
   * @param data the record, of any length including 0
   * @throws IOException if the stream cannot be written
   */
  public void write(byte[] data) throws IOException {
    byte[] length = littleEndian(Long.BYTES).putLong(data.length).array();
    out.write(length);
    out.write(littleEndian(Integer.BYTES).putInt(maskedCrc(length)).array());
    out.write(data);
    out.write(littleEndian(Integer.BYTES).putInt(maskedCrc(data)).array());
  }

  private int maskedCrc(byte[] bytes) {
    crc.reset();
    crc.update(bytes);
    return mask((int) crc.getValue());
  }

  static int mask(int crc) {
    return Integer.rotateRight(crc, 15) + MASK_DELTA;
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
