package dev.overfit.data.cache;

import dev.overfit.data.Dataset;
import dev.overfit.data.FeatureStore;
import dev.overfit.data.csv.DigestedRows;
import dev.overfit.data.csv.RowProgress;
import dev.overfit.io.OneLine;
import dev.overfit.io.Sha256;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Rows in a file of the format of {@link RowHeader}, a few thousand in memory at a time. The file
 * stays open while anyone holds the rows, and stays readable even if it is replaced or deleted
 * meanwhile. It is read by plain reads: a mapped file would count as memory of the process, and an
 * interrupt closes channels.
 */
final class RowFile implements FeatureStore {
  private static final int SUM = 32;
  private static final int END = Long.BYTES + 2 * SUM;
  private static final int ROWS_AT_ONCE = 4096;

  private final Path path;
  private final RandomAccessFile file;
  private final RowHeader header;
  private final long start;
  private final byte[] bytes;
  private final FloatBuffer values;

  private RowFile(Path path, RandomAccessFile file, RowHeader header, long start) {
    this.path = path;
    this.file = file;
    this.header = header;
    this.start = start;
    this.bytes = new byte[ROWS_AT_ONCE * header.rowBytes()];
    this.values = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
  }

  /**
   * Opens a file and reads it once, to the last byte.
   *
   * @param key the key that the file has to carry
   * @throws IOException if the file is not of this format, holds other rows, is damaged or cut off
   * @throws InterruptedIOException if the current thread is interrupted
   */
  static DigestedRows open(Path path, String key, RowProgress progress) throws IOException {
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "r");
    try {
      RowHeader header = RowHeader.read(file);
      if (!header.key().equals(key)) {
        throw new IOException("expected the rows of " + key + ", found those of " + header.key());
      }
      return new RowFile(path, file, header, file.getFilePointer()).checked(progress);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private DigestedRows checked(RowProgress progress) throws IOException {
    byte[] end = end();
    long count = ByteBuffer.wrap(end).getLong();
    if (count < 1
        || count > Integer.MAX_VALUE
        || file.length() != start + count * header.rowBytes() + END) {
      throw new IOException("damaged or cut off: its length is not that of its rows");
    }
    MessageDigest others = Sha256.start();
    others.update(header.bytes());
    others.update(end, 0, Long.BYTES + SUM);
    checkSum(others, end, Long.BYTES + SUM);
    float[] labels = new float[(int) count];
    MessageDigest ofRows = labels(labels, progress);
    String sum = HexFormat.of().formatHex(end, Long.BYTES, Long.BYTES + SUM);
    checkSum(ofRows, end, Long.BYTES);
    return new DigestedRows(Dataset.stored(header.columns(), this, labels), sum);
  }

  private byte[] end() throws IOException {
    byte[] end = new byte[END];
    file.seek(Math.max(0, file.length() - END));
    file.readFully(end);
    return end;
  }

  private static void checkSum(MessageDigest digest, byte[] end, int at) throws IOException {
    if (!Arrays.equals(digest.digest(), Arrays.copyOfRange(end, at, at + SUM))) {
      throw new IOException("damaged: it does not have the SHA-256 at its end");
    }
  }

  private MessageDigest labels(float[] labels, RowProgress progress) throws IOException {
    MessageDigest digest = Sha256.start();
    for (int from = 0; from < labels.length; from += ROWS_AT_ONCE) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedIOException("interrupted while reading " + path);
      }
      int count = Math.min(ROWS_AT_ONCE, labels.length - from);
      fill(from, count);
      digest.update(bytes, 0, count * header.rowBytes());
      for (int row = 0; row < count; row++) {
        labels[from + row] = values.get(row * (header.columns().size() + 1));
      }
      progress.rows(from + count, labels.length, (long) (from + count) * header.rowBytes());
    }
    return digest;
  }

  private void fill(int from, int count) throws IOException {
    file.seek(start + (long) from * header.rowBytes());
    file.readFully(bytes, 0, count * header.rowBytes());
  }

  @Override
  public synchronized void read(int from, int count, float[] into) {
    int width = header.columns().size();
    for (int done = 0; done < count; done += ROWS_AT_ONCE) {
      int some = Math.min(ROWS_AT_ONCE, count - done);
      try {
        fill(from + done, some);
      } catch (IOException e) {
        throw new UncheckedIOException(
            path + ": the rows cannot be read any more: " + OneLine.reason(e), e);
      }
      for (int row = 0; row < some; row++) {
        values.get(row * (width + 1) + 1, into, (done + row) * width, width);
      }
    }
  }
}
