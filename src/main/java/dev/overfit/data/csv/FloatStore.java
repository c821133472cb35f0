package dev.overfit.data.csv;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Numbers of which nobody may know how many will come. Where it is known, they fill one array;
 * where it is not, chunks, of which the array is made at the end: never more than twice what they
 * take.
 */
final class FloatStore {
  /** What fits into one array. */
  static final long MOST = Integer.MAX_VALUE - 8L;

  /** What fits into this JVM's memory twice, since rows are copied when they are split. */
  static final long MOST_IN_MEMORY =
      Math.min(MOST, Runtime.getRuntime().maxMemory() / (2L * Float.BYTES));

  private static final int CHUNK = 1 << 16; // small enough for any collector

  private final long expected;
  private final Deque<float[]> full = new ArrayDeque<>();
  private float[] last;
  private int filled;

  /**
   * @param expected how many will come at most, {@link Long#MAX_VALUE} where that is not known
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

  /** Takes all memory only once a first chunk is full: a file may be far shorter than asked for. */
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

  /** All numbers; gives its own memory up meanwhile, so this is the last call. */
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
