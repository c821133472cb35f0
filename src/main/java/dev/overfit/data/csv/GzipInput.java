package dev.overfit.data.csv;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The content of gzip, inflated as it is read (RFC 1952): one or more members in sequence, each
 * checked against the checksum and length in its trailer. Zeros after the last member, which some
 * tools use to fill up a block, are padding. Anything else there is an error, and so is a member
 * that is cut off at any point; the JDK's own stream takes both for the end.
 */
final class GzipInput extends InputStream {
  private static final int BUFFER = 1 << 16;
  private static final int FIRST_MAGIC = 0x1f;
  private static final int SECOND_MAGIC = 0x8b;
  private static final int DEFLATE = 8;
  private static final int FIXED_BYTES = 6; // time, compression level and system
  private static final int HEADER_CHECKSUM = 1 << 1;
  private static final int EXTRA = 1 << 2;
  private static final int NAME = 1 << 3;
  private static final int COMMENT = 1 << 4;
  private static final int RESERVED = 0xe0;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private int next; // position in the buffer
  private int end; // end of the data in the buffer
  private boolean ended;

  /**
   * Reads the header of the first member.
   *
   * @throws EOFException if the header is cut off
   * @throws ZipException if the header is damaged
   */
  GzipInput(InputStream in) throws IOException {
    this.in = in;
    header();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /**
   * Reads inflated bytes.
   *
   * @throws EOFException if a member is cut off
   * @throws ZipException if a member is damaged, or something else follows the last one
   */
  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!ended) {
      int count = inflate(target, offset, length);
      if (count > 0) {
        checksum.update(target, offset, count);
        return count;
      }
      trailer();
      beginNext();
    }
    return -1;
  }

  /** Inflates some bytes of the member; returns 0 at its end. */
  private int inflate(byte[] target, int offset, int length) throws IOException {
    try {
      int count = inflater.inflate(target, offset, length);
      while (count == 0 && !inflater.finished()) {
        feed();
        count = inflater.inflate(target, offset, length);
      }
      return count;
    } catch (DataFormatException e) {
      throw damaged(e.getMessage() == null ? "no deflated data" : e.getMessage(), e);
    }
  }

  private void feed() throws IOException {
    if (!inflater.needsInput()) {
      throw damaged("deflated data that needs a dictionary", null);
    }
    if (!more()) {
      throw new EOFException("cut off inside the deflated data");
    }
    inflater.setInput(buffer, next, end - next);
    next = end;
  }

  private void trailer() throws IOException {
    long found = checksum.getValue();
    next = end - inflater.getRemaining();
    if (fourBytes() != found) {
      throw damaged("its content does not fit its checksum", null);
    }
    if (fourBytes() != (inflater.getBytesWritten() & 0xffffffffL)) {
      throw damaged("its content does not fit its length", null);
    }
  }

  /** Moves on to the next member, if there is one. */
  private void beginNext() throws IOException {
    boolean padded = false;
    while (more() && buffer[next] == 0) {
      next++;
      padded = true;
    }
    if (!more()) {
      ended = true;
      inflater.end();
    } else if (padded || (buffer[next] & 0xff) != FIRST_MAGIC) {
      throw damaged("found data behind its end that is no gzip", null);
    } else {
      header();
      inflater.reset();
    }
  }

  private void header() throws IOException {
    checksum.reset();
    if (oneByte() != FIRST_MAGIC || oneByte() != SECOND_MAGIC) {
      throw damaged("found data behind its end that is no gzip", null);
    }
    int method = oneByte();
    int flags = oneByte();
    if (method != DEFLATE || (flags & RESERVED) != 0) {
      throw damaged("expected method 8 (deflate) without unknown flags, found others", null);
    }
    skip(FIXED_BYTES);
    if ((flags & EXTRA) != 0) {
      skip(oneByte() | oneByte() << 8);
    }
    skipText((flags & NAME) != 0);
    skipText((flags & COMMENT) != 0);
    long found = checksum.getValue() & 0xffff;
    if ((flags & HEADER_CHECKSUM) != 0 && (oneByte() | oneByte() << 8) != found) {
      throw damaged("a header that does not fit its checksum", null);
    }
    checksum.reset();
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      oneByte();
    }
  }

  /** Skips text up to the zero byte that ends it. */
  private void skipText(boolean present) throws IOException {
    boolean within = present;
    while (within) {
      within = oneByte() != 0;
    }
  }

  private long fourBytes() throws IOException {
    long value = 0;
    for (int i = 0; i < Integer.SIZE; i += Byte.SIZE) {
      value |= (long) oneByte() << i;
    }
    return value;
  }

  /** Reads a byte of a header or trailer. */
  private int oneByte() throws IOException {
    if (!more()) {
      throw new EOFException("cut off inside a header or a trailer");
    }
    int value = buffer[next++] & 0xff;
    checksum.update(value);
    return value;
  }

  private boolean more() throws IOException {
    if (next == end) {
      next = 0;
      end = Math.max(0, in.read(buffer, 0, BUFFER));
    }
    return next < end;
  }

  private static ZipException damaged(String what, @Nullable Throwable cause) {
    ZipException e = new ZipException(what);
    e.initCause(cause);
    return e;
  }

  @Override
  public void close() throws IOException {
    ended = true;
    inflater.end();
    in.close();
  }
}
