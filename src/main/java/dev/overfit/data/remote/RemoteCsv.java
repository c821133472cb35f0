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
import java.util.Optional;
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
    HttpSource.check(address);
    RowRequest request = new RowRequest(layout, rows, progress);
    SliceName name = SliceName.of(address, layout);
    Optional<Path> slice = cache.find(name, rows);
    LOG.debug("{}: {}", address, slice.map(path -> "from the cache").orElse("to be fetched"));
    DigestedRows read =
        slice.isPresent()
            ? CsvFile.read(slice.get(), address.toString(), request)
            : cache.keep(name, rows, sink -> fetch(address, request, sink));
    return read.from(SliceName.fileName(address), address.toString());
  }

  /**
   * Whether {@link #read} would be served by the cache, without the network; damaged slices do not
   * count.
   */
  public boolean isCached(URI address, CsvLayout layout, int rows) {
    return cache.find(SliceName.of(address, layout), rows).isPresent();
  }

  private DigestedRows fetch(URI address, RowRequest request, RecordSink sink) throws IOException {
    try (InputStream body = new HttpSource(limits).open(address)) {
      String name = SliceName.fileName(address);
      return RowReader.read(
          new RowReader.Source(address.toString(), name, body, true), request, sink);
    }
  }
}
