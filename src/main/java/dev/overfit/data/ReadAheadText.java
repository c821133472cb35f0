package dev.overfit.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The text of a stream in UTF-8, inflated and decoded ahead on a thread of its own. A byte order
 * mark is left out. Limits the length of a record, so that a file without line ends, or a quote
 * that is never closed, does not fill the memory: {@link #recordEnded()} says where the next
 * begins.
 */
final class ReadAheadText extends Reader {
  /** Records up to this many characters are read; the next few thousand may be, more are not. */
  static final int LONGEST_RECORD = 1 << 16;

  private static final int CHUNK = 1 << 13; // what the decoder hands out at once
  private static final int CHUNKS_AHEAD = 64;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** A record longer than {@link #LONGEST_RECORD}. */
  static final class RecordTooLong extends IOException {
    RecordTooLong() {
      super("longer than " + DataException.count(LONGEST_RECORD) + " characters");
    }
  }

  private final Pipe<CharBuffer> chunks;
  private final BlockingQueue<char[]> spare = new ArrayBlockingQueue<>(CHUNKS_AHEAD);
  private CharBuffer chunk = CharBuffer.allocate(0);
  private long sinceRecordEnded;

  ReadAheadText(InputStream in) {
    Reader decoder = new InputStreamReader(in, StandardCharsets.UTF_8);
    chunks = Pipe.start("overfit-inflate", CHUNKS_AHEAD, () -> decode(decoder));
  }

  private @Nullable CharBuffer decode(Reader decoder) throws IOException {
    char[] used = spare.poll();
    char[] chars = used == null ? new char[CHUNK] : used;
    int length = decoder.read(chars);
    return length < 0 ? null : CharBuffer.wrap(chars, 0, length);
  }

  void recordEnded() {
    sinceRecordEnded = 0;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (sinceRecordEnded > LONGEST_RECORD) {
      throw new RecordTooLong();
    }
    if (!chunk.hasRemaining() && !nextChunk()) {
      return -1;
    }
    int taken = Math.min(length, chunk.remaining());
    chunk.get(target, offset, taken);
    sinceRecordEnded += taken;
    return taken;
  }

  private boolean nextChunk() throws IOException {
    boolean first = chunk.capacity() == 0;
    CharBuffer next = chunks.take();
    if (next == null) {
      return false;
    }
    if (!first) {
      spare.offer(chunk.array());
    }
    chunk = next;
    if (first && next.get(next.position()) == BYTE_ORDER_MARK) {
      next.get();
      return next.hasRemaining() || nextChunk();
    }
    return true;
  }

  @Override
  public void close() {
    chunks.close();
  }
}
