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
 * Rows from a {@code .csv} or {@code .csv.gz} file behind an http or https address. Only the rows
 * asked for are fetched, then the connection is closed; they are kept in a cache, which serves the
 * same request, and smaller ones, without the network from then on.
 *
 * <p>The address itself may be this machine's own or a private one: that is its user's choice. A
 * service that takes addresses from others must check them itself before it reads.
 *
 * @param cache where fetched rows are kept
 * @param limits how long the server may take
 */
public record RemoteCsv(SliceCache cache, RemoteLimits limits) {
  private static final Logger LOG = LoggerFactory.getLogger(RemoteCsv.class);

  /**
   * The first rows behind an address, from the cache where it has them.
   *
   * @param address http or https, without a user; redirects are followed, at most 5, not from https
   *     to http and not from the network to this machine's own or a private address
   * @param rows how many, at least 1, or {@link CsvFile#ALL_ROWS}
   * @throws UnreachableException where the server cannot be reached, answers with another status
   *     than 200, breaks off or takes longer than the limits allow
   * @throws DataException where the address is not http or https, the server sends more bytes than
   *     the limits allow before the rows are there, or the rows are not in the layout; see {@link
   *     CsvFile#read}. Nothing is kept then
   * @throws java.io.InterruptedIOException where this thread is interrupted; its status stays set
   * @throws IllegalArgumentException where rows is below 1
   */
  public LoadedData read(URI address, CsvLayout layout, int rows, RowProgress progress)
      throws IOException {
    return read(address, new RowRequest(layout, rows, progress), remark -> {});
  }

  /**
   * The first rows behind an address, from the cache where it has as many as are wanted at most.
   * Where the server cannot be reached, fewer from the cache will do, if they are enough.
   *
   * @param remarks is told, in a sentence without its full stop, if the cache had to do
   * @throws IOException as the other one, where neither has as many as are wanted at least
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

  /** The rows from the cache; empty where it has none that pass the check. */
  Optional<LoadedData> cached(URI address, RowRequest request, RowCheck check) throws IOException {
    return cached(address, request, request.rows().most(), check);
  }

  /** Fewer rows from the cache than are wanted at most, but enough; empty where it has none. */
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

  /** The rows from the server, kept in the cache where they pass the check. */
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
   * Whether {@link #read} would be served by the cache, without the network; damaged slices do not
   * count.
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
