package dev.overfit.table;

import dev.overfit.data.Dataset;
import java.util.Arrays;

/**
 * Counts rows that stand in two parts of a table, so that a model may have learnt by heart what it
 * is judged by. Rows are compared by 64 bits of each, which two different ones of a million rows
 * have in common once in ten million tables.
 */
final class RepeatedRows {
  private final long[] training;

  RepeatedRows(Dataset training) {
    this.training = keys(training);
    Arrays.sort(this.training);
  }

  /** How many rows are equal, label and all, to one that trains. */
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

  /** Takes two features a step, since a step waits for the one before it. */
  private static long key(float label, float[] features, int from, int to) {
    int first = from + (to - from) % 2;
    long key = mixed(0, label, first == from ? 0 : features[from]);
    for (int i = first; i < to; i += 2) {
      key = mixed(key, features[i], features[i + 1]);
    }
    return key;
  }

  /** A step of SplitMix64 (Steele, Lea, Flood, 2014) on what was so far and the next values. */
  private static long mixed(long key, float one, float other) {
    long low = Integer.toUnsignedLong(Float.floatToIntBits(other));
    long z = key + (((long) Float.floatToIntBits(one) << 32) | low) + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
