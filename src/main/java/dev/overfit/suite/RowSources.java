package dev.overfit.suite;

import dev.overfit.data.LoadedData;
import dev.overfit.data.RowCount;
import dev.overfit.table.TableSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** The sources of rows. */
public interface RowSources {
  /**
   * Returns whether that many rows of a file, or simulated ones, are held in memory rather than in
   * a file of the cache, as far as can be told in advance.
   */
  default boolean inMemory(int rows) {
    return true;
  }

  /**
   * Returns the first rows of a file in the UCI layout; large numbers of rows come from the cache
   * if they are there.
   *
   * @param cache the folder of the cache
   * @throws IOException if the file cannot be read, has fewer rows, or has an unusable row
   */
  LoadedData file(Path file, RowCount rows, Path cache, SuiteListener listener) throws IOException;

  /** Returns a user-supplied table on a server, which is fetched as it is read. */
  TableSource table(URI url);

  /** Returns the program's standard input. */
  TableSource standardInput();

  /**
   * Returns the first rows of a file on a server, from the cache if they are there; if the server
   * is unreachable, fewer cached rows will do if they are enough.
   *
   * @param cache the folder of the cache
   * @throws IOException if neither has them, or a row is unusable
   */
  LoadedData url(URI url, RowCount rows, Path cache, SuiteListener listener) throws IOException;

  /**
   * Returns the first rows of HIGGS from its server, from the cache if they are there; if the
   * server is unreachable, fewer cached rows will do if they are enough.
   *
   * @param cache the folder of the cache
   * @throws IOException if neither has them, or they are not HIGGS
   */
  LoadedData higgs(RowCount rows, Path cache, SuiteListener listener) throws IOException;

  /**
   * Returns the first rows of the sample that is bundled with the program.
   *
   * @throws IOException if it has fewer
   */
  LoadedData sample(int rows, SuiteListener listener) throws IOException;

  /**
   * Returns simulated rows; large numbers of rows come from the cache if they are there.
   *
   * @param cache the folder of the cache
   * @throws java.io.InterruptedIOException if this thread is interrupted
   */
  LoadedData simulated(long seed, int rows, Path cache, SuiteListener listener) throws IOException;
}
