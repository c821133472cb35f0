package dev.overfit.bench;

import dev.overfit.data.LoadedData;
import dev.overfit.data.RowCount;
import dev.overfit.suite.KnownSources;
import dev.overfit.suite.SuiteListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Reads rows of a file through the cache, as the command does.
 *
 * <pre>{@code
 * CachedRows FILE ROWS CACHE    prints the seconds, and the peak resident memory before and after
 * }</pre>
 */
final class CachedRows {
  private CachedRows() {}

  /** Runs the measurement. */
  public static void main(String[] args) throws IOException {
    RowCount rows = RowCount.exactly(Integer.parseInt(args[1]));
    long base = ResidentMemory.peakKib();
    long begun = System.nanoTime();
    LoadedData data =
        new KnownSources().file(Path.of(args[0]), rows, Path.of(args[2]), new SuiteListener() {});
    System.out.printf(
        Locale.ROOT,
        "{\"rows\": %d, \"seconds\": %.3f, \"base_kib\": %d, \"peak_kib\": %d}%n",
        data.dataset().rows(),
        (System.nanoTime() - begun) / 1e9,
        base,
        ResidentMemory.peakKib());
  }
}
