package dev.overfit.bench;

import dev.overfit.data.LoadedData;
import dev.overfit.data.csv.CsvFile;
import dev.overfit.data.csv.CsvLayout;
import dev.overfit.data.csv.RowProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Reads and checks rows once, in a JVM that has not read any before. */
final class ReadRows {
  private ReadRows() {}

  /**
   * Prints the seconds, and the peak resident memory of the process before and after.
   *
   * @param arguments the file and the number of rows
   */
  public static void main(String[] arguments) throws IOException {
    long before = ResidentMemory.peakKib();
    long begun = System.nanoTime();
    LoadedData loaded =
        CsvFile.read(
            Path.of(arguments[0]),
            CsvLayout.uci(),
            Integer.parseInt(arguments[1]),
            RowProgress.NONE);
    double seconds = (System.nanoTime() - begun) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "{\"rows\": %d, \"seconds\": %.4f, \"base_kib\": %d, \"peak_kib\": %d, \"sha256\": \"%s\"}%n",
        loaded.dataset().rows(),
        seconds,
        before,
        ResidentMemory.peakKib(),
        loaded.origin().sha256());
  }
}
