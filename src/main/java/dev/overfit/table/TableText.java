package dev.overfit.table;

import dev.overfit.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Decodes the bytes of a table. A byte sequence that is invalid in the encoding, or a NUL
 * character, ends reading with an error that names the line; a byte order mark is skipped.
 */
final class TableText extends Reader {
  private static final int BUFFER = 1 << 16;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String place;
  private final InputStream in;
  private final CharsetDecoder decoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
  private boolean begun;
  private boolean ended;
  private long line = 1;
  private long inLine;
  private boolean afterReturn;

  TableText(String place, InputStream in, Charset encoding) {
    this.place = place;
    this.in = in;
    this.decoder =
        encoding
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    CharBuffer chars = CharBuffer.wrap(target, offset, length).slice();
    while (length > 0 && chars.position() == 0) {
      CoderResult result = decoder.decode(bytes, chars, ended);
      count(target, offset, chars.position());
      if (result.isError()) {
        throw notInEncoding();
      }
      if (result.isUnderflow() && chars.position() == 0) {
        if (ended) {
          return -1;
        }
        fill();
      }
      if (!begun && chars.position() > 0) {
        begun = true;
        if (target[offset] == BYTE_ORDER_MARK) {
          System.arraycopy(target, offset + 1, target, offset, chars.position() - 1);
          chars.position(chars.position() - 1);
        }
      }
    }
    return chars.position();
  }

  private void fill() throws IOException {
    boolean first = !begun && bytes.limit() == 0;
    bytes.compact();
    int read = 0;
    try {
      read = first ? readStart() : in.read(bytes.array(), bytes.position(), bytes.remaining());
    } finally { // keeps earlier bytes readable after a failure
      bytes.position(bytes.position() + Math.max(read, 0)).flip();
    }
    ended = read < 0;
    if (first && decoder.charset().equals(StandardCharsets.UTF_8)) {
      checkUtf8();
    }
  }

  /** Reads the first two bytes, or fewer at the end. */
  private int readStart() throws IOException {
    int read = in.readNBytes(bytes.array(), 0, 2);
    return read == 0 ? -1 : read;
  }

  private void checkUtf8() throws DataException {
    if (bytes.limit() < 2) {
      return;
    }
    int mark = (bytes.get(0) & 0xff) << 8 | (bytes.get(1) & 0xff);
    if (mark == 0xFEFF || mark == 0xFFFE) {
      throw new DataException(place + ": expected UTF-8, found UTF-16; say encoding=UTF-16");
    }
  }

  private DataException notInEncoding() {
    String found = String.format(Locale.ROOT, "0x%02X", bytes.get(bytes.position()));
    return new DataException(
        String.format(
            Locale.ROOT,
            "%s, line %,d: expected %s, found the byte %s; say how the text is encoded, such as"
                + " encoding=%s",
            place,
            line,
            decoder.charset(),
            found,
            decoder.charset().equals(StandardCharsets.UTF_8) ? "ISO-8859-1" : "UTF-8"));
  }

  private void count(char[] chars, int offset, int length) throws DataException {
    for (int i = offset; i < offset + length; i++) {
      char c = chars[i];
      if (c == '\n' || c == '\r') {
        if (c == '\r' || !afterReturn) {
          line++;
        }
        inLine = 0;
      } else {
        inLine++;
        if (c == 0) {
          throw new DataException(
              String.format(
                  Locale.ROOT,
                  "%s, line %,d, character %,d: expected text, found a NUL character",
                  place,
                  line,
                  inLine));
        }
      }
      afterReturn = c == '\r';
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
