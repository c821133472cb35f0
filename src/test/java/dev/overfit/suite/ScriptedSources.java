package dev.overfit.suite;

import dev.overfit.data.Higgs;
import dev.overfit.data.LoadedData;
import dev.overfit.data.RowCount;
import dev.overfit.data.remote.UnreachableException;
import dev.overfit.table.TableSource;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/**
 * Rows of zeros: a server that can be reached or not, no files, the sample, and the simulation.
 *
 * @param reachable whether the server answers
 * @param available the most rows that the server has
 * @param columns how many columns all rows have
 */
public record ScriptedSources(boolean reachable, int available, int columns) implements RowSources {
  /** Creates rows with as many columns as HIGGS has. */
  public ScriptedSources(boolean reachable, int available) {
    this(reachable, available, 28);
  }

  @Override
  public LoadedData file(Path file, RowCount rows, Path cache, SuiteListener listener)
      throws IOException {
    throw new FileNotFoundException(file + ": no such file");
  }

  @Override
  public TableSource table(URI url) {
    throw new AssertionError();
  }

  @Override
  public TableSource standardInput() {
    throw new AssertionError();
  }

  @Override
  public LoadedData url(URI url, RowCount rows, Path cache, SuiteListener listener)
      throws IOException {
    if (!reachable) {
      throw new UnreachableException(url + ": connection refused");
    }
    int most = rows.most();
    listener.onRowsRead(new RowsRead(url.toString(), Math.min(most, available), most));
    return ScriptedTraining.rows("HIGGS", false, Math.min(most, available), columns);
  }

  @Override
  public LoadedData higgs(RowCount rows, Path cache, SuiteListener listener) throws IOException {
    return url(Higgs.UCI, rows, cache, listener);
  }

  @Override
  public LoadedData sample(int rows, SuiteListener listener) {
    return ScriptedTraining.rows("HIGGS sample", false, rows, columns);
  }

  @Override
  public LoadedData simulated(long seed, int rows, Path cache, SuiteListener listener) {
    return ScriptedTraining.rows("simulated from seed " + seed, true, rows, columns);
  }
}
