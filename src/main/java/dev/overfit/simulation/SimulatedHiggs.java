package dev.overfit.simulation;

import dev.overfit.data.DataOrigin;
import dev.overfit.data.Dataset;
import dev.overfit.data.Higgs;
import dev.overfit.data.LoadedData;
import dev.overfit.data.RowDigest;
import dev.overfit.data.RowSink;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Locale;
import java.util.function.IntConsumer;

/**
 * Simulates rows in the layout of HIGGS from a seed. The same seed gives the same bits on every
 * platform, and asking for more rows does not change the first ones.
 *
 * <p>The rows are not HIGGS data and must never be called so. Collisions with a heavy Higgs boson
 * (label 1, 53 in 100) and with pairs of top quarks (label 0) are drawn, showered, measured by a
 * detector and selected in a much simplified way, with parameters tuned on the first 11,000 real
 * rows: single features, correlations and what a classifier can learn come close to the real ones
 * (mean Kolmogorov–Smirnov distance 0.04), no more.
 *
 * <p>Thread-safe; each call uses all processors.
 */
public final class SimulatedHiggs {
  /** The name of the rows wherever they are shown. */
  public static final String NAME = "simulated HIGGS-like rows";

  /** The version of the simulation; another version gives other rows for the same seed. */
  public static final String VERSION = "1";

  private static final int MOST_ROWS = Integer.MAX_VALUE / (Higgs.COLUMNS.size() + 1);

  /** The rows between checks for an interrupt: about a third of a second's work. */
  private static final int AT_ONCE = 1 << 15;

  private SimulatedHiggs() {}

  /**
   * Returns rows in memory, 116 bytes each.
   *
   * @param seed any value
   * @param rows the number of rows, at least 1
   * @throws IllegalArgumentException if {@code rows} is below 1 or more than an array can hold
   */
  public static LoadedData load(long seed, int rows) {
    if (rows < 1 || rows > MOST_ROWS) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "rows: expected 1 to %,d, received %,d", MOST_ROWS, rows));
    }
    Dataset dataset = Generation.rows(seed, rows);
    return loaded(seed, dataset, RowDigest.sha256(dataset));
  }

  /**
   * Passes the same rows on one by one.
   *
   * @param seed any value
   * @param rows the number of rows, at least 1
   * @param made is told from time to time how many rows have been made
   * @throws InterruptedIOException if the current thread is interrupted; its interrupt status stays
   *     set
   * @throws IOException if the sink fails
   */
  public static void write(long seed, int rows, RowSink sink, IntConsumer made) throws IOException {
    sink.begin(Higgs.COLUMNS);
    for (int from = 0; from < rows; from += AT_ONCE) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedIOException("interrupted while rows were simulated");
      }
      int count = Math.min(AT_ONCE, rows - from);
      Dataset some = Generation.rows(seed, from, count);
      float[] features = new float[some.width()];
      for (int row = 0; row < count; row++) {
        some.read(row, 1, features);
        sink.add(some.labels()[row], features);
      }
      made.accept(from + count);
    }
  }

  /**
   * Returns rows that were made before.
   *
   * @param seed the seed of the rows
   * @param dataset the rows
   * @param sha256 the SHA-256 of the rows
   */
  public static LoadedData loaded(long seed, Dataset dataset, String sha256) {
    String location = "simulation, seed " + seed;
    return new LoadedData(dataset, new DataOrigin(NAME, location, true, sha256, dataset.rows()));
  }
}
