package dev.overfit.bench;

import dev.overfit.data.Split;
import dev.overfit.table.SplitRule;
import dev.overfit.table.Table;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** Reads, splits and encodes a table once, in a JVM that has not read any before. */
final class ReadTable {
  private ReadTable() {}

  /**
   * Prints the seconds of reading and of all steps, the size of the result, and the peak memory of
   * heap and process.
   *
   * @param arguments the file and its label
   */
  public static void main(String[] arguments) throws IOException {
    long before = ResidentMemory.peakKib();
    long begun = System.nanoTime();
    Table table = Table.read(Path.of(arguments[0]));
    double read = (System.nanoTime() - begun) / 1e9;
    Split rows = table.label(arguments[1]).split(SplitRule.random(0)).rows();
    double seconds = (System.nanoTime() - begun) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "{\"rows\": %d, \"features\": %d, \"read_seconds\": %.4f, \"seconds\": %.4f,"
            + " \"heap_kib\": %d, \"base_kib\": %d, \"peak_kib\": %d, \"sha256\": \"%s\"}%n",
        rowsOf(rows),
        rows.training().width(),
        read,
        seconds,
        peakHeapKib(),
        before,
        ResidentMemory.peakKib(),
        rows.origin().sha256());
  }

  private static int rowsOf(Split rows) {
    return Stream.concat(Stream.of(rows.training(), rows.validation()), rows.test().stream())
        .mapToInt(part -> part.rows())
        .sum();
  }

  /** Returns the sum of the peak usage of the heap's pools, including garbage. */
  private static long peakHeapKib() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getPeakUsage)
            .mapToLong(usage -> usage.getUsed())
            .sum()
        / 1024;
  }
}
