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
      long key = mixed(0, rows.labels()[row]);
      for (int i = row * width; i < (row + 1) * width; i++) {
        key = mixed(key, rows.features()[i]);
      }
      keys[row] = key;
    }
    return keys;
  }

  /** A step of SplitMix64 (Steele, Lea, Flood, 2014) on what was so far and the next value. */
  private static long mixed(long key, float value) {
    long z = key + Float.floatToIntBits(value) + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
