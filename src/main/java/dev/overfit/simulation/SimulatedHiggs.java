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
 * Simulated rows in the layout of HIGGS, a function of a seed: the same seed gives the same bits on
 * every platform, and the first rows of many are those of few.
 *
 * <p>They are no HIGGS data and are never to be called so. Collisions with a heavy Higgs boson
 * (label 1, 53 in 100) and with pairs of top quarks (label 0) are drawn, showered, measured by a
 * detector and selected in a much simplified way, with parameters tuned on the first 11,000 real
 * rows: single features, correlations and what a classifier can learn come near to the real ones
 * (mean Kolmogorov–Smirnov distance 0.04), no more.
 *
 * <p>May be called by several threads; each call works on all processors.
 */
public final class SimulatedHiggs {
  /** What the rows are called wherever they are shown. */
  public static final String NAME = "simulated HIGGS-like rows";

  /** What rows of a seed depend on beside it; another one makes others. */
  public static final String VERSION = "1";

  private static final int MOST_ROWS = Integer.MAX_VALUE / (Higgs.COLUMNS.size() + 1);

  /** As many as are made in a third of a second or so, after which it can be interrupted. */
  private static final int AT_ONCE = 1 << 15;

  private SimulatedHiggs() {}

  /**
   * Rows in memory, 116 bytes each.
   *
   * @param seed the seed, any
   * @param rows how many, at least 1
   * @throws IllegalArgumentException where rows is below 1 or more than an array can hold
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
   * The same rows, handed on one after another.
   *
   * @param seed the seed, any
   * @param rows how many, at least 1
   * @param made is told now and then how many there are
   * @throws InterruptedIOException where this thread is interrupted; its status stays set
   * @throws IOException what the sink throws
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
   * Rows that were made before.
   *
   * @param seed their seed
   * @param dataset the rows
   * @param sha256 their sum
   */
  public static LoadedData loaded(long seed, Dataset dataset, String sha256) {
    String location = "simulation, seed " + seed;
    return new LoadedData(dataset, new DataOrigin(NAME, location, true, sha256, dataset.rows()));
  }
}
