package dev.overfit.suite;

import dev.overfit.data.Higgs;
import dev.overfit.data.LoadedData;
import dev.overfit.data.RowCount;
import dev.overfit.data.cache.RowCache;
import dev.overfit.data.cache.RowKey;
import dev.overfit.data.csv.CsvLayout;
import dev.overfit.data.csv.DigestedRows;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads files and servers in the UCI layout, the bundled sample, and the simulation.
 *
 * <p>From {@value #LEAST_CACHED} rows on, those of a file and simulated ones go through a {@link
 * RowCache}: reading that many takes a second or more, and they would take 23 MB of heap or more.
 * Fewer are read as quickly as their cache would be checked.
 */
public final class KnownSources implements RowSources {
  /** The number of rows from which on they are cached as float32. */
  public static final int LEAST_CACHED = 200_000;

  private static final Logger LOG = LoggerFactory.getLogger(KnownSources.class);

  private final InputStream standardInput;
  private final int leastCached;

  /** Creates the sources of a program that has no standard input. */
  public KnownSources() {
    this(InputStream.nullInputStream());
  }

  /**
   * Creates the sources of a program.
   *
   * @param standardInput its standard input, which stays open
   */
  public KnownSources(InputStream standardInput) {
    this(standardInput, LEAST_CACHED);
  }

  /** Creates sources that cache {@code leastCached} rows or more as float32. */
  KnownSources(InputStream standardInput, int leastCached) {
    this.standardInput = standardInput;
    this.leastCached = leastCached;
  }

  @Override
  public boolean inMemory(int rows) {
    return rows < leastCached;
  }

  @Override
  public LoadedData file(Path file, RowCount rows, Path cache, SuiteListener listener)
      throws IOException {
    RowProgress progress = progress(file.toString(), listener);
    Optional<RowKey> key = rows.most() < leastCached ? Optional.empty() : key(file, rows);
    if (key.isPresent()) {
      Optional<DigestedRows> kept =
          new RowCache(cache)
              .rows(
                  key.get(),
                  sink -> HiggsFile.read(file, rows, progress, sink),
                  progress,
                  listener::onRowsRemark);
      if (kept.isPresent()) {
        Path name = file.getFileName();
        return kept.get().from(name == null ? file.toString() : name.toString(), file.toString());
      }
    }
    return HiggsFile.read(file, rows, progress);
  }

  /**
   * Returns the key of a file that can be read again; reading reports what is wrong with the file.
   */
  private static Optional<RowKey> key(Path file, RowCount rows) {
    try {
      return Files.isRegularFile(file) ? Optional.of(RowKey.ofFile(file, rows)) : Optional.empty();
    } catch (IOException e) {
      LOG.debug("{}: cannot be known again", file, e);
      return Optional.empty();
    }
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
  public LoadedData simulated(long seed, int rows, Path cache, SuiteListener listener)
      throws IOException {
    if (rows < leastCached) {
      return SimulatedHiggs.load(seed, rows);
    }
    RowProgress progress = progress(SimulatedHiggs.NAME, listener);
    RowKey key =
        RowKey.of(
            "simulated",
            "simulation, seed " + seed,
            SimulatedHiggs.VERSION,
            RowCount.exactly(rows));
    return new RowCache(cache)
        .rows(
            key,
            sink -> SimulatedHiggs.write(seed, rows, sink, made -> progress.rows(made, rows, 0)),
            progress,
            listener::onRowsRemark)
        .map(kept -> SimulatedHiggs.loaded(seed, kept.dataset(), kept.sha256()))
        .orElseGet(() -> SimulatedHiggs.load(seed, rows));
  }

  private static RowProgress progress(String source, SuiteListener listener) {
    return (rows, wanted, bytes) -> listener.onRowsRead(new RowsRead(source, rows, wanted));
  }
}
