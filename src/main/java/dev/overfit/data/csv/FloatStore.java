package dev.overfit.data.csv;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * A growing store of numbers whose count may be unknown. If a maximum is known, the numbers fill
 * one array; if not, they fill chunks that are joined at the end, so that the store never takes
 * more than twice the memory of the numbers.
 */
final class FloatStore {
  /** The maximum size of an array. */
  static final long MOST = Integer.MAX_VALUE - 8L;

  /**
   * The count that fits into this JVM's memory twice, since rows are copied when they are split.
   */
  static final long MOST_IN_MEMORY =
      Math.min(MOST, Runtime.getRuntime().maxMemory() / (2L * Float.BYTES));

  private static final int CHUNK = 1 << 16; // small enough for any collector

  private final long expected;
  private final Deque<float[]> full = new ArrayDeque<>();
  private float[] last;
  private int filled;

  /**
   * @param expected the maximum count, or {@link Long#MAX_VALUE} if unknown
   */
  FloatStore(long expected) {
    this.expected = expected;
    this.last = new float[(int) Math.min(expected, CHUNK)];
  }

  void add(float value) {
    if (filled == last.length) {
      grow();
    }
    last[filled++] = value;
  }

  void add(float[] values) {
    if (values.length > last.length - filled) {
      for (float value : values) {
        add(value);
      }
      return;
    }
    System.arraycopy(values, 0, last, filled, values.length);
    filled += values.length;
  }

  /**
   * Allocates all memory only once the first chunk is full: a file may be far shorter than asked
   * for.
   */
  private void grow() {
    if (expected <= MOST_IN_MEMORY) {
      last = Arrays.copyOf(last, (int) expected);
      return;
    }
    full.add(last);
    last = new float[CHUNK];
    filled = 0;
  }

  long size() {
    return (long) full.size() * CHUNK + filled;
  }

  /** Returns all numbers and releases the chunks; no other call may follow. */
  float[] toArray() {
    if (full.isEmpty() && filled == last.length) {
      return last;
    }
    float[] all = new float[Math.toIntExact(size())];
    int next = 0;
    while (!full.isEmpty()) {
      System.arraycopy(full.remove(), 0, all, next, CHUNK);
      next += CHUNK;
    }
    System.arraycopy(last, 0, all, next, filled);
    return all;
  }
}
