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
 * A {@link TrainingState} in one file that is whole or not there.
 *
 * <p>The format, version {@value #VERSION}. Numbers are big-endian; a text is its length in bytes,
 * an int32, and its UTF-8; a duration is an int64 of nanoseconds.
 *
 * <pre>{@code
 * magic       8 bytes, "OVERFITC"
 * version     int32
 * run         int32 facts; a fact: text name, text value
 * started     int64 seconds and int32 nanoseconds since 1970-01-01T00:00Z
 * elapsed     duration
 * history     int32 epochs before its first; int32 figures; a figure: text its label; int32 epochs; an epoch: float32 learning
 *             rate, float32 a figure, duration
 *             (in a run with the fact "metrics", behind the labels: int32 further figures; one: text its name without "val_",
 *             byte 1 where higher is better)
 * unfinished  int32 steps; float32 binary crossentropy sum, regularization loss sum, correct; duration
 * variables   int32 variables; a variable: text name, int32 rank, int32 a dimension, float32 values
 * best        the same
 * weighted    float32 sum of the unfinished epoch's weighted crossentropies; only in a run with the fact "class weight" or
 *             "sample weights"
 * sum         32 bytes, the SHA-256 of all before
 * }</pre>
 */
public final class Checkpoint {
  static final int VERSION = 3;

  private static final byte[] MAGIC = "OVERFITC".getBytes(StandardCharsets.US_ASCII);
  private static final int SUM_BYTES = 32;
  private static final int BUFFER = 1 << 16;

  private Checkpoint() {}

  /**
   * Writes a state, and replaces what stood there. A pending interrupt of the thread does not keep
   * it from being written.
   *
   * @throws IOException where it cannot be written; its message names the file, and what stood
   *     there before still stands
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
   * @throws IOException where there is no such file, it is no checkpoint, one of another version,
   *     damaged or cut off; its message names the file and says which
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

  /** Reads the whole file once, so that no number in it is believed before its sum is known. */
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

  /** A stream that a pending interrupt does not close, unlike one over a channel. */
  private static InputStream open(Path file) throws IOException {
    File plain = file.toFile();
    if (!plain.isFile()) {
      throw new NoSuchFileException(file + ": no such checkpoint");
    }
    return new BufferedInputStream(new FileInputStream(plain), BUFFER);
  }
}
