package dev.overfit.data.csv;

import dev.overfit.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/**
 * Text in UTF-8 whose records have a limited length, so that a file without line ends, or a quote
 * that is never closed, does not fill the memory: {@link #recordEnded()} says where the next
 * begins.
 */
final class RecordText extends Reader {
  /** Records up to this many characters are read; the next few thousand may be, more are not. */
  static final int LONGEST_RECORD = 1 << 16;

  /** A record longer than {@link #LONGEST_RECORD}. */
  static final class RecordTooLong extends IOException {
    RecordTooLong() {
      super("longer than " + DataException.count(LONGEST_RECORD) + " characters");
    }
  }

  private final Reader decoder;
  private long sinceRecordEnded;
  private char last = '\n';
  private boolean failed;

  RecordText(InputStream in) {
    decoder = new InputStreamReader(in, StandardCharsets.UTF_8);
  }

  void recordEnded() {
    sinceRecordEnded = 0;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (sinceRecordEnded > LONGEST_RECORD) {
      throw new RecordTooLong();
    }
    int taken = decode(target, offset, length);
    if (taken > 0) {
      sinceRecordEnded += taken;
      last = target[offset + taken - 1];
    }
    return taken;
  }

  private int decode(char[] target, int offset, int length) throws IOException {
    try {
      return decoder.read(target, offset, length);
    } catch (IOException e) {
      failed = true;
      throw e;
    }
  }

  /** Whether the bytes failed where a record would begin, so that nothing of it was there. */
  boolean failedBetweenRecords() {
    return failed && (last == '\n' || last == '\r');
  }

  @Override
  public void close() throws IOException {
    decoder.close();
  }
}
