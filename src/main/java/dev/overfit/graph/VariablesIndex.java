package dev.overfit.graph;

import dev.overfit.io.OneLine;
import dev.overfit.io.SmallFile;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file that says where the values of variables are stored, a table in LevelDB's format: blocks,
 * each followed by a byte for its compression and a checksum of 4 bytes, an index block that
 * locates the others, and a footer that locates the index block.
 *
 * <p>The native reader allocates as much memory as the footer and the index say and ends the
 * process if it cannot, so both are checked first.
 */
final class VariablesIndex {
  private static final int MAX_BYTES = 16 << 20;
  private static final int FOOTER = 48;
  private static final long MAGIC = 0xdb4775248b80fb57L;
  private static final int TRAILER = 5;

  private final ByteBuffer file;

  private VariablesIndex(ByteBuffer file) {
    this.file = file.order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Checks that all blocks are in the file, uncompressed, as they always are.
   *
   * @throws IOException if a block is not, or the file is not a table or is larger than 16 MiB
   */
  static void check(Path folder, String name) throws IOException {
    try {
      Optional<byte[]> bytes = SmallFile.read(folder.resolve(name), MAX_BYTES);
      if (bytes.isEmpty() || !new VariablesIndex(ByteBuffer.wrap(bytes.get())).isWhole()) {
        throw damaged(folder, name);
      }
    } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
      throw damaged(folder, name);
    }
  }

  private static IOException damaged(Path folder, String name) {
    return new IOException(
        OneLine.of(folder + ": no variables that can be restored: " + name + " is damaged"));
  }

  /** Returns whether the file is a table that holds all its blocks; throws if it ends too early. */
  private boolean isWhole() {
    int footer = file.limit() - FOOTER;
    if (footer < 0 || file.getLong(file.limit() - Long.BYTES) != MAGIC) {
      return false;
    }
    ByteBuffer handles = file.slice(footer, FOOTER);
    block(handles);
    ByteBuffer index = block(handles);
    int restarts = index.getInt(index.limit() - Integer.BYTES);
    if (restarts < 0 || restarts > index.limit() / Integer.BYTES) {
      return false;
    }
    index.limit(index.limit() - Integer.BYTES - restarts * Integer.BYTES);
    while (index.hasRemaining()) {
      number(index); // bytes that the key shares with the previous one
      int key = size(index);
      int value = size(index);
      block(index.slice(index.position() + key, value));
      index.position(index.position() + key + value);
    }
    return true;
  }

  /** Returns the block that a handle points to. */
  private ByteBuffer block(ByteBuffer handle) {
    long from = number(handle);
    long size = number(handle);
    long most = (long) file.limit() - FOOTER - TRAILER;
    if (from < 0 || size < 0 || from > most || size > most - from) {
      throw new IllegalArgumentException("block: expected one in the file");
    }
    ByteBuffer block = file.slice((int) from, (int) size).order(ByteOrder.LITTLE_ENDIAN);
    if (file.get((int) (from + size)) != 0) {
      throw new IllegalArgumentException("block: expected no compression");
    }
    return block;
  }

  /** Reads a byte count that does not exceed the block. */
  private static int size(ByteBuffer bytes) {
    long size = number(bytes);
    if (size < 0 || size > bytes.limit()) {
      throw new IllegalArgumentException("size: expected one within the block");
    }
    return (int) size;
  }

  /** Reads a number of seven bits per byte, the lowest bits first. */
  private static long number(ByteBuffer bytes) {
    long number = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte next = bytes.get();
      number |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return number;
      }
    }
    throw new IllegalArgumentException("number: expected at most ten bytes");
  }
}
