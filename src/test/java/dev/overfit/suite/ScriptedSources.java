package dev.overfit.suite;

import dev.overfit.data.LoadedData;
import dev.overfit.data.remote.UnreachableException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/**
 * Rows of zeros: a server that can be reached or not, no files, the sample, and the simulation.
 *
 * @param reachable whether the server answers
 * @param available the most rows that the server has
 */
public record ScriptedSources(boolean reachable, int available) implements RowSources {
  @Override
  public LoadedData file(Path file, int rows, SuiteListener listener) throws IOException {
    throw new FileNotFoundException(file + ": no such file");
  }

  @Override
  public LoadedData url(URI url, int rows, Path cache, SuiteListener listener) throws IOException {
    if (!reachable) {
      throw new UnreachableException(url + ": connection refused");
    }
    listener.onRowsRead(new RowsRead(url.toString(), Math.min(rows, available), rows));
    return ScriptedTraining.rows("HIGGS", false, Math.min(rows, available));
  }

  @Override
  public LoadedData sample(int rows, SuiteListener listener) {
    return ScriptedTraining.rows("HIGGS sample", false, rows);
  }

  @Override
  public LoadedData simulated(long seed, int rows) {
    return ScriptedTraining.rows("simulated from seed " + seed, true, rows);
  }
}
