package dev.overfit.spark;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;

/**
 * The bytes of a part of a file: whole lines, from the first that begins in the part to the end of
 * the last that does. So each line is in exactly one part.
 */
final class PartBytes extends FilterInputStream {
  private static final int BUFFER = 1 << 16;

  private final long end;
  private long at;
  private boolean ended;

  private PartBytes(InputStream in, long at, long end) {
    super(in);
    this.at = at;
    this.end = end;
  }

  /**
   * Opens a part; a whole file is returned as it is.
   *
   * @throws IOException if the file cannot be read
   */
  static InputStream open(FilePart part, Configuration hadoop) throws IOException {
    Path path = new Path(part.file());
    FSDataInputStream file = path.getFileSystem(hadoop).open(path);
    if (part.begins() && part.last()) {
      return file;
    }
    try {
      long from = Math.max(0, part.start() - 1);
      file.seek(from);
      PartBytes bytes =
          new PartBytes(new BufferedInputStream(file, BUFFER), from, part.start() + part.length());
      if (!part.begins()) {
        bytes.skipLine();
      }
      return bytes;
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  /** Skips the rest of a line that began before the part. */
  private void skipLine() throws IOException {
    int next = in.read();
    while (next >= 0 && next != '\n') {
      at++;
      next = in.read();
    }
    at++;
    ended = at >= end;
  }

  @Override
  public int read() throws IOException {
    int next = ended ? -1 : in.read();
    at++;
    ended = next < 0 || (next == '\n' && at >= end);
    return next;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (ended) {
      return -1;
    }
    int within = (int) Math.min(length, end - 1 - at);
    if (within > 0) { // the part cannot end within these bytes
      int read = in.read(target, offset, within);
      at += Math.max(read, 0);
      ended = read < 0;
      return read;
    }
    return readLastLine(target, offset, length);
  }

  private int readLastLine(byte[] target, int offset, int length) throws IOException {
    int taken = 0;
    while (taken < length && !ended) {
      int next = read();
      if (next >= 0) {
        target[offset + taken] = (byte) next;
        taken++;
      }
    }
    return taken == 0 && length > 0 ? -1 : taken;
  }

  @Override
  public long skip(long count) throws IOException {
    return in.skip(0); // line ends must be read, not skipped
  }

  @Override
  public int available() {
    return 0;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
