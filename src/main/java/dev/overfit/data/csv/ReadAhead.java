package dev.overfit.data.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** The bytes of a UTF-8 text without a byte order mark, inflated ahead on a separate thread. */
final class ReadAhead extends InputStream {
  private static final int BLOCK = 1 << 15;
  private static final int BLOCKS_AHEAD = 32;
  private static final ByteBuffer BYTE_ORDER_MARK =
      ByteBuffer.wrap(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});

  private final Blocks source;
  private final Pipe<ByteBuffer> blocks;
  private ByteBuffer block = ByteBuffer.allocate(0);

  ReadAhead(InputStream in) {
    source = new Blocks(in);
    blocks = Pipe.start("overfit-inflate", BLOCKS_AHEAD, source);
  }

  /** Fills blocks of bytes, reusing those that have been read. */
  private static final class Blocks implements Pipe.Source<ByteBuffer> {
    private final InputStream in;
    private final BlockingQueue<byte[]> spare = new ArrayBlockingQueue<>(BLOCKS_AHEAD);
    private boolean begun;

    Blocks(InputStream in) {
      this.in = in;
    }

    @Override
    public @Nullable ByteBuffer next() throws IOException {
      if (!begun) {
        begun = true;
        ByteBuffer start = ByteBuffer.wrap(in.readNBytes(BYTE_ORDER_MARK.capacity()));
        if (start.hasRemaining() && !start.equals(BYTE_ORDER_MARK)) {
          return start;
        }
      }
      byte[] used = spare.poll();
      byte[] bytes = used == null ? new byte[BLOCK] : used;
      int length = in.read(bytes);
      return length < 0 ? null : ByteBuffer.wrap(bytes, 0, length);
    }
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (!block.hasRemaining() && !nextBlock()) {
      return -1;
    }
    int taken = Math.min(length, block.remaining());
    block.get(target, offset, taken);
    return taken;
  }

  private boolean nextBlock() throws IOException {
    ByteBuffer next = blocks.take();
    if (next == null) {
      return false;
    }
    if (block.capacity() == BLOCK) {
      source.spare.offer(block.array());
    }
    block = next;
    return true;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public void close() {
    blocks.close();
  }
}
