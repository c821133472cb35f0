package dev.overfit.table;

import dev.overfit.data.Dataset;
import java.util.Arrays;

/**
 * Counts rows that occur in two parts of a table, so that a model may have memorized what it is
 * evaluated on. Rows are compared by 64-bit hashes; two different rows of a million have the same
 * hash in fewer than one table in ten million.
 */
final class RepeatedRows {
  private final long[] training;

  RepeatedRows(Dataset training) {
    this.training = keys(training);
    Arrays.sort(this.training);
  }

  /** Returns how many rows are equal, including the label, to a training row. */
  int in(Dataset rows) {
    return (int)
        Arrays.stream(keys(rows)).filter(key -> Arrays.binarySearch(training, key) >= 0).count();
  }

  private static long[] keys(Dataset rows) {
    long[] keys = new long[rows.rows()];
    int width = rows.width();
    for (int row = 0; row < keys.length; row++) {
      keys[row] = key(rows.labels()[row], rows.features(), row * width, (row + 1) * width);
    }
    return keys;
  }

  /** Hashes two features per step, since each step has to wait for the one before. */
  private static long key(float label, float[] features, int from, int to) {
    int first = from + (to - from) % 2;
    long key = mixed(0, label, first == from ? 0 : features[from]);
    for (int i = first; i < to; i += 2) {
      key = mixed(key, features[i], features[i + 1]);
    }
    return key;
  }

  /** Mixes two values into a key by a step of SplitMix64 (Steele, Lea, Flood, 2014). */
  private static long mixed(long key, float one, float other) {
    long low = Integer.toUnsignedLong(Float.floatToIntBits(other));
    long z = key + (((long) Float.floatToIntBits(one) << 32) | low) + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
