package dev.overfit.suite;

import com.sun.management.OperatingSystemMXBean;
import dev.overfit.data.DataException;
import dev.overfit.data.Dataset;
import dev.overfit.data.Higgs;
import dev.overfit.data.Split;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * How much memory there is, and whether rows fit into it: in the native runtime each training has
 * its own copy of the rows that train and validate, as float32, and a few numbers a row beside
 * them; on the heap lie labels and orders, and the features only where nothing else keeps them.
 *
 * @param heap what the JVM may take, in bytes
 * @param physical what the machine, or its container, has
 */
record RowMemory(long heap, long physical) {
  /** What the program takes without rows, in either. */
  static final long PROGRAM = 500_000_000;

  /** What its heap takes of that. */
  static final long PROGRAM_HEAP = 100_000_000;

  private static final int FEATURE_BYTES = Higgs.COLUMNS.size() * Float.BYTES;

  /** Features, label, the place in an epoch, and the logit there. */
  private static final int NATIVE_BYTES = FEATURE_BYTES + 3 * Float.BYTES;

  /** Labels of all and of a part, and the place in an epoch or two. */
  private static final int HEAP_BYTES = 4 * Float.BYTES;

  /** That of this machine. */
  static RowMemory ofMachine() {
    long physical =
        ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
            ? system.getTotalMemorySize()
            : Long.MAX_VALUE;
    return new RowMemory(Runtime.getRuntime().maxMemory(), physical);
  }

  /**
   * Makes sure that rows fit, before any is read.
   *
   * @param onHeap whether the features lie on the heap
   * @throws DataException where they do not
   */
  void check(DataSettings rows, boolean onHeap) throws DataException {
    int heapBytes = HEAP_BYTES + (onHeap ? 2 * FEATURE_BYTES : 0);
    check(rows, heapBytes, heap, PROGRAM_HEAP, "the heap of this JVM (-Xmx)");
    check(rows, heapBytes + NATIVE_BYTES, physical, PROGRAM, "the memory of this machine");
  }

  private static void check(DataSettings rows, int bytesEach, long there, long program, String what)
      throws DataException {
    long count = rows.rows().least();
    if (count * bytesEach > there - program) {
      long fitting = Math.max(0, (there - program) / bytesEach);
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s: expected at most about %,d rows in all, which fit into %s, received %,d: they need"
                  + " %s beside %s for the program, and there are %s",
              largest(rows),
              fitting,
              what,
              count,
              gigabytes(count * bytesEach),
              gigabytes(program),
              gigabytes(there)));
    }
  }

  private static String largest(DataSettings rows) {
    int test = rows.testRows().orElse(0);
    if (rows.trainingRows() >= Math.max(rows.validationRows(), test)) {
      return "trainingRows";
    }
    return rows.validationRows() >= test ? "validationRows" : "testRows";
  }

  private static String gigabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
  }

  /**
   * What the rows of a training take in the native runtime, in bytes.
   *
   * @param rows how many rows train and validate
   * @param width how many features each has
   */
  static long inRuntime(long rows, int width) {
    return rows * (NATIVE_BYTES - FEATURE_BYTES + (long) width * Float.BYTES);
  }

  /** What rows that were loaded take on the heap, in bytes. */
  static long onHeap(Split split) {
    Dataset training = split.training();
    long rows =
        (long) training.rows()
            + split.validation().rows()
            + split.test().map(Dataset::rows).orElse(0);
    long features = training.isInMemory() ? 2L * training.width() * Float.BYTES : 0;
    return rows * (HEAP_BYTES + features);
  }

  /**
   * How many trainings on so many rows fit beside one another, at least 1.
   *
   * @param rows how many rows train and validate
   * @param width how many features each has
   */
  int trainings(long rows, int width) {
    long each = Math.max(1, inRuntime(rows, width));
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, (physical - PROGRAM) / each));
  }
}
