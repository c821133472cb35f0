package dev.overfit.suite;

import dev.overfit.data.Higgs;
import dev.overfit.data.LoadedData;
import dev.overfit.data.RowCount;
import dev.overfit.data.csv.CsvLayout;
import dev.overfit.data.csv.HiggsFile;
import dev.overfit.data.csv.HiggsSample;
import dev.overfit.data.csv.RowProgress;
import dev.overfit.data.csv.RowRequest;
import dev.overfit.data.remote.RemoteCsv;
import dev.overfit.data.remote.RemoteFile;
import dev.overfit.data.remote.RemoteHiggs;
import dev.overfit.data.remote.RemoteLimits;
import dev.overfit.data.remote.SliceCache;
import dev.overfit.simulation.SimulatedHiggs;
import dev.overfit.table.TableSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;

/** Files and servers in the UCI layout, the sample, and the simulation. */
public final class KnownSources implements RowSources {
  private final InputStream standardInput;

  /** Sources of a program that has no standard input. */
  public KnownSources() {
    this(InputStream.nullInputStream());
  }

  /**
   * Sources of a program.
   *
   * @param standardInput its standard input, which stays open
   */
  public KnownSources(InputStream standardInput) {
    this.standardInput = standardInput;
  }

  @Override
  public LoadedData file(Path file, RowCount rows, SuiteListener listener) throws IOException {
    return HiggsFile.read(file, rows, progress(file.toString(), listener));
  }

  @Override
  public TableSource table(URI url) {
    return new TableSource(url.toString(), () -> RemoteFile.open(url, RemoteLimits.defaults()));
  }

  @Override
  public TableSource standardInput() {
    return TableSource.standardInput(standardInput);
  }

  @Override
  public LoadedData url(URI url, RowCount rows, Path cache, SuiteListener listener)
      throws IOException {
    RowRequest request = new RowRequest(CsvLayout.uci(), rows, progress(url.toString(), listener));
    return new RemoteCsv(new SliceCache(cache), RemoteLimits.defaults())
        .read(url, request, listener::onRowsRemark);
  }

  @Override
  public LoadedData higgs(RowCount rows, Path cache, SuiteListener listener) throws IOException {
    return new RemoteHiggs(new SliceCache(cache), RemoteLimits.defaults())
        .read(rows, progress(Higgs.UCI.toString(), listener), listener::onRowsRemark);
  }

  @Override
  public LoadedData sample(int rows, SuiteListener listener) throws IOException {
    return HiggsSample.read(rows, progress(HiggsSample.NAME, listener));
  }

  @Override
  public LoadedData simulated(long seed, int rows) {
    return SimulatedHiggs.load(seed, rows);
  }

  private static RowProgress progress(String source, SuiteListener listener) {
    return (rows, wanted, bytes) -> listener.onRowsRead(new RowsRead(source, rows, wanted));
  }
}
