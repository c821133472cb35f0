package dev.overfit.data.remote;

import dev.overfit.data.DataException;
import dev.overfit.data.LoadedData;
import dev.overfit.data.csv.CsvFile;
import dev.overfit.data.csv.CsvLayout;
import dev.overfit.data.csv.DigestedRows;
import dev.overfit.data.csv.RecordSink;
import dev.overfit.data.csv.RowProgress;
import dev.overfit.data.csv.RowReader;
import dev.overfit.data.csv.RowRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads rows from a {@code .csv} or {@code .csv.gz} file at an http or https address. Fetches only
 * the rows asked for, then closes the connection, and keeps the rows in a cache, which serves the
 * same request, and smaller ones, without the network from then on.
 *
 * <p>The address itself may be that of this machine or of a private network: that is its user's
 * choice. A service that takes addresses from others must check them itself before reading.
 *
 * @param cache where fetched rows are kept
 * @param limits how long the server may take and how much it may send
 */
public record RemoteCsv(SliceCache cache, RemoteLimits limits) {
  private static final Logger LOG = LoggerFactory.getLogger(RemoteCsv.class);

  /**
   * Reads the first rows of a remote file, from the cache if it has them.
   *
   * @param address http or https, without a user; redirects are followed, at most 5, but not from
   *     https to http and not from the public network to this machine or a private address
   * @param rows the number of rows, at least 1, or {@link CsvFile#ALL_ROWS}
   * @throws UnreachableException if the server cannot be reached, answers with a status other than
   *     200, breaks off or takes longer than the limits allow
   * @throws DataException if the address is not http or https, the server sends more bytes than the
   *     limits allow before the rows are complete, or the rows do not match the layout; see {@link
   *     CsvFile#read}. Nothing is kept then
   * @throws java.io.InterruptedIOException if the current thread is interrupted; its interrupt
   *     status stays set
   * @throws IllegalArgumentException if {@code rows} is below 1
   */
  public LoadedData read(URI address, CsvLayout layout, int rows, RowProgress progress)
      throws IOException {
    return read(address, new RowRequest(layout, rows, progress), remark -> {});
  }

  /**
   * Reads the first rows of a remote file, from the cache if it has the maximum number of rows
   * requested. If the server cannot be reached, fewer rows from the cache are used if they reach
   * the minimum.
   *
   * @param remarks is told, in a sentence without its full stop, if rows of the cache had to be
   *     used
   * @throws IOException as {@link #read(URI, CsvLayout, int, RowProgress)}, if neither the server
   *     nor the cache has the minimum number of rows
   */
  public LoadedData read(URI address, RowRequest request, Consumer<String> remarks)
      throws IOException {
    HttpSource.check(address);
    Optional<LoadedData> kept = cached(address, request, RowCheck.NONE);
    if (kept.isPresent()) {
      return kept.get();
    }
    try {
      return fetched(address, request, RowCheck.NONE);
    } catch (UnreachableException e) {
      return fewer(List.of(address), request, RowCheck.NONE, remarks).orElseThrow(() -> e);
    }
  }

  /** Returns the rows from the cache; empty if it has none that pass the check. */
  Optional<LoadedData> cached(URI address, RowRequest request, RowCheck check) throws IOException {
    return cached(address, request, request.rows().most(), check);
  }

  /**
   * Returns rows from the cache that reach the minimum but not the maximum requested; empty if it
   * has none.
   */
  Optional<LoadedData> fewer(
      List<URI> addresses, RowRequest request, RowCheck check, Consumer<String> remarks)
      throws IOException {
    for (URI address : addresses) {
      Optional<LoadedData> kept = cached(address, request, request.rows().least(), check);
      if (kept.isPresent()) {
        remarks.accept(
            String.format(
                Locale.ROOT,
                "%s: the server cannot be reached, so that the %,d rows of the cache have to do",
                address,
                kept.get().dataset().rows()));
        return kept;
      }
    }
    return Optional.empty();
  }

  private Optional<LoadedData> cached(URI address, RowRequest request, int held, RowCheck check)
      throws IOException {
    Optional<Path> slice = cache.find(SliceName.of(address, request.layout()), held);
    if (slice.isEmpty()) {
      return Optional.empty();
    }
    LOG.debug("{}: from the cache", address);
    DigestedRows read = CsvFile.read(slice.get(), address.toString(), request);
    try {
      check.check(slice.get().toString(), read.dataset());
    } catch (DataException e) {
      LOG.warn("{}; the file is not used", e.getMessage());
      return Optional.empty();
    }
    return Optional.of(from(address, read));
  }

  /** Returns the rows from the server and keeps them in the cache if they pass the check. */
  LoadedData fetched(URI address, RowRequest request, RowCheck check) throws IOException {
    LOG.debug("{}: to be fetched", address);
    SliceName name = SliceName.of(address, request.layout());
    return from(
        address,
        cache.keep(name, request.rows().most(), sink -> fetch(address, request, check, sink)));
  }

  private static LoadedData from(URI address, DigestedRows rows) {
    return rows.from(SliceName.fileName(address), address.toString());
  }

  /**
   * Returns whether the cache has a sound slice with these rows, so that {@link #read} needs no
   * network.
   */
  public boolean isCached(URI address, CsvLayout layout, int rows) {
    return cache.find(SliceName.of(address, layout), rows).isPresent();
  }

  private DigestedRows fetch(URI address, RowRequest request, RowCheck check, RecordSink sink)
      throws IOException {
    String place = address.toString();
    try (InputStream body = new HttpSource(limits).open(address)) {
      RowReader.Source source =
          new RowReader.Source(place, SliceName.fileName(address), body, true);
      DigestedRows rows = RowReader.read(source, request, sink);
      check.check(place, rows.dataset());
      return rows;
    }
  }
}
