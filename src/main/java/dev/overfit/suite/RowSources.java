package dev.overfit.suite;

import dev.overfit.data.LoadedData;
import dev.overfit.data.RowCount;
import dev.overfit.table.TableSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** The places that rows come from. */
public interface RowSources {
  /**
   * Whether so many rows of a file, or simulated ones, lie in memory and not in a file of the
   * cache, as far as that can be told before.
   */
  default boolean inMemory(int rows) {
    return true;
  }

  /**
   * The first rows of a file in the UCI layout; many of them from the cache where they are there.
   *
   * @param cache the folder of the cache
   * @throws IOException where it cannot be read, holds fewer rows, or a row is no good
   */
  LoadedData file(Path file, RowCount rows, Path cache, SuiteListener listener) throws IOException;

  /** A table of one's own on a server, fetched as it is read. */
  TableSource table(URI url);

  /** The standard input of the program. */
  TableSource standardInput();

  /**
   * The first rows of a file on a server, from the cache where they are there; where the server
   * cannot be reached, fewer from the cache will do, if they are enough.
   *
   * @param cache the folder of the cache
   * @throws IOException where neither has them, or a row is no good
   */
  LoadedData url(URI url, RowCount rows, Path cache, SuiteListener listener) throws IOException;

  /**
   * The first rows of HIGGS from its server, from the cache where they are there; where the server
   * cannot be reached, fewer from the cache will do, if they are enough.
   *
   * @param cache the folder of the cache
   * @throws IOException where neither has them, or they are not HIGGS
   */
  LoadedData higgs(RowCount rows, Path cache, SuiteListener listener) throws IOException;

  /**
   * The first rows of the sample that travels with the program.
   *
   * @throws IOException where it holds fewer
   */
  LoadedData sample(int rows, SuiteListener listener) throws IOException;

  /**
   * Simulated rows; many of them from the cache where they are there.
   *
   * @param cache the folder of the cache
   * @throws java.io.InterruptedIOException where this thread is interrupted
   */
  LoadedData simulated(long seed, int rows, Path cache, SuiteListener listener) throws IOException;
}
