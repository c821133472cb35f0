package dev.overfit.training;

import dev.overfit.io.AtomicFile;
import dev.overfit.io.Sha256;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Locale;

/**
 * Saves a {@link TrainingState} in one file, which is written whole or not at all.
 *
 * <p>This is version {@value #VERSION} of the format. Numbers are big-endian; a text is its length
 * in bytes, an int32, and its UTF-8; a duration is an int64 of nanoseconds.
 *
 * <pre>{@code
 * magic       8 bytes, "OVERFITC"
 * version     int32
 * run         int32 number of facts; per fact: text name, text value
 * started     int64 seconds and int32 nanoseconds since 1970-01-01T00:00Z
 * elapsed     duration
 * history     int32 epochs before the first one of the history
 *             int32 number of metrics; per metric: text label
 *             only in a run with the fact "metrics": int32 number of further metrics;
 *             per metric: text name without "val_", byte 1 if higher is better
 *             int32 number of epochs; per epoch: float32 learning rate,
 *             one float32 per metric, duration
 * unfinished  int32 steps; float32 sums of binary crossentropy, regularization loss
 *             and correct rows; duration
 * variables   int32 number of variables; per variable: text name, int32 rank,
 *             one int32 per dimension, float32 values
 * best        like variables, the weights after the best epoch
 * weighted    float32 sum of the unfinished epoch's weighted crossentropies; only in a run
 *             with the fact "class weight" or "sample weights"
 * sum         32 bytes, the SHA-256 of everything before
 * }</pre>
 */
public final class Checkpoint {
  static final int VERSION = 3;

  private static final byte[] MAGIC = "OVERFITC".getBytes(StandardCharsets.US_ASCII);
  private static final int SUM_BYTES = 32;
  private static final int BUFFER = 1 << 16;

  private Checkpoint() {}

  /**
   * Writes a state and replaces any existing file. A pending interrupt of the thread does not stop
   * the write.
   *
   * @throws IOException if the file cannot be written; the message names the file, and its previous
   *     content is kept
   */
  public static void write(Path file, TrainingState state) throws IOException {
    AtomicFile.write(
        file,
        target -> {
          DigestOutputStream summed = new DigestOutputStream(target, Sha256.start());
          DataOutputStream out = new DataOutputStream(summed);
          out.write(MAGIC);
          out.writeInt(VERSION);
          new CheckpointEncoder(out).state(state);
          out.flush();
          target.write(summed.getMessageDigest().digest());
        });
  }

  /**
   * Reads a state.
   *
   * @throws IOException if the file does not exist, is not a checkpoint, has another format
   *     version, or is damaged or cut off; the message names the file and the reason
   */
  public static TrainingState read(Path file) throws IOException {
    verify(file);
    try (DataInputStream in = new DataInputStream(open(file))) {
      in.skipNBytes(MAGIC.length + Integer.BYTES);
      return new CheckpointDecoder(file, in, file.toFile().length()).state();
    } catch (EOFException | IllegalArgumentException | ArithmeticException | DateTimeException e) {
      throw new IOException(file + ": holds no state of a training: " + e.getMessage(), e);
    }
  }

  /**
   * Reads the whole file once, so that no number in it is trusted before the checksum is verified.
   */
  private static void verify(Path file) throws IOException {
    try (DataInputStream in = new DataInputStream(open(file))) {
      long content = file.toFile().length() - SUM_BYTES;
      byte[] head = in.readNBytes(MAGIC.length);
      if (!Arrays.equals(head, MAGIC)) {
        throw new IOException(file + ": expected a checkpoint of a training, found another file");
      }
      byte[] version = in.readNBytes(Integer.BYTES);
      MessageDigest digest = Sha256.start();
      digest.update(head);
      digest.update(version);
      checkVersion(file, version);
      update(digest, in, content - head.length - version.length);
      if (!Arrays.equals(digest.digest(), in.readNBytes(SUM_BYTES))) {
        throw new IOException(
            file + ": damaged or cut off: its content does not have the SHA-256 at its end");
      }
    }
  }

  private static void checkVersion(Path file, byte[] version) throws IOException {
    if (version.length == Integer.BYTES && ByteBuffer.wrap(version).getInt() != VERSION) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s: expected a checkpoint in format %d, found format %d",
              file,
              VERSION,
              ByteBuffer.wrap(version).getInt()));
    }
  }

  private static void update(MessageDigest digest, InputStream in, long bytes) throws IOException {
    byte[] block = new byte[BUFFER];
    for (long left = bytes; left > 0; ) {
      int read = in.read(block, 0, (int) Math.min(BUFFER, left));
      if (read < 0) {
        return;
      }
      digest.update(block, 0, read);
      left -= read;
    }
  }

  /** Opens a stream that a pending interrupt does not close, unlike a stream over a channel. */
  private static InputStream open(Path file) throws IOException {
    File plain = file.toFile();
    if (!plain.isFile()) {
      throw new NoSuchFileException(file + ": no such checkpoint");
    }
    return new BufferedInputStream(new FileInputStream(plain), BUFFER);
  }
}
