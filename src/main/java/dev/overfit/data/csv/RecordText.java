package dev.overfit.data.csv;

import dev.overfit.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/**
 * UTF-8 text whose records have a limited length, so that a file without line ends, or with a quote
 * that is never closed, does not exhaust memory. {@link #recordEnded()} marks where the next record
 * begins.
 */
final class RecordText extends Reader {
  /**
   * Records of up to this length, in characters, are read; longer ones fail, though not always
   * until a few thousand characters later.
   */
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

  /** Returns whether reading failed at the start of a record, so that no part of it was read. */
  boolean failedBetweenRecords() {
    return failed && (last == '\n' || last == '\r');
  }

  @Override
  public void close() throws IOException {
    decoder.close();
  }
}
