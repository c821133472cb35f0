package dev.overfit.suite;

import com.sun.management.OperatingSystemMXBean;
import dev.overfit.data.DataException;
import dev.overfit.data.Dataset;
import dev.overfit.data.Higgs;
import dev.overfit.data.Split;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * How much memory there is, and whether rows fit into it. In the native runtime, each training has
 * its own copy of the training and validation rows as float32, plus a few numbers per row; the heap
 * holds labels and row orders, and the features only if nothing else keeps them.
 *
 * @param heap the maximum size of the JVM's heap, in bytes
 * @param physical the memory of the machine, or of its container, in bytes
 */
record RowMemory(long heap, long physical) {
  /** The bytes that the program takes without rows, on the heap and off it. */
  static final long PROGRAM = 500_000_000;

  /** The part of {@link #PROGRAM} that is on the heap. */
  static final long PROGRAM_HEAP = 100_000_000;

  private static final int FEATURE_BYTES = Higgs.COLUMNS.size() * Float.BYTES;

  /** Features, label, the position in an epoch, and the logit there. */
  private static final int NATIVE_BYTES = FEATURE_BYTES + 3 * Float.BYTES;

  /** Labels of all rows and of a part, and one or two positions in an epoch. */
  private static final int HEAP_BYTES = 4 * Float.BYTES;

  /** Returns the memory of this machine. */
  static RowMemory ofMachine() {
    long physical =
        ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
            ? system.getTotalMemorySize()
            : Long.MAX_VALUE;
    return new RowMemory(Runtime.getRuntime().maxMemory(), physical);
  }

  /**
   * Checks that rows fit, before any is read.
   *
   * @param onHeap whether the features are on the heap
   * @throws DataException if they do not fit
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
   * Returns what the rows of a training take in the native runtime, in bytes.
   *
   * @param rows the number of training and validation rows
   * @param width the number of features per row
   */
  static long inRuntime(long rows, int width) {
    return rows * (NATIVE_BYTES - FEATURE_BYTES + (long) width * Float.BYTES);
  }

  /** Returns what loaded rows take on the heap, in bytes. */
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
   * Returns how many trainings on that many rows fit at once, at least 1.
   *
   * @param rows the number of training and validation rows
   * @param width the number of features per row
   */
  int trainings(long rows, int width) {
    long each = Math.max(1, inRuntime(rows, width));
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, (physical - PROGRAM) / each));
  }
}
