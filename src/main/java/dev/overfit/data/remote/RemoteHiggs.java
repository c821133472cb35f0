package dev.overfit.data.remote;

import dev.overfit.data.DataException;
import dev.overfit.data.Higgs;
import dev.overfit.data.LoadedData;
import dev.overfit.data.RowCount;
import dev.overfit.data.csv.CsvLayout;
import dev.overfit.data.csv.RowProgress;
import dev.overfit.data.csv.RowRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads HIGGS from its server or the cache: by https, or else, with a remark, by http. Rows are
 * always checked: the first 10,000 have to match the known ones to three significant digits. Rows
 * that do not match are neither returned nor kept.
 */
public final class RemoteHiggs {
  private static final URI BY_HTTPS =
      URI.create(Higgs.UCI.toString().replaceFirst("^http:", "https:"));

  private final RemoteCsv csv;
  private final URI secure;
  private final URI plain;

  /**
   * Reads the rows at UCI.
   *
   * @param cache where fetched rows are kept
   * @param limits how long the server may take and how much it may send
   */
  public RemoteHiggs(SliceCache cache, RemoteLimits limits) {
    this(cache, limits, BY_HTTPS, Higgs.UCI);
  }

  /** Reads the rows at two addresses; the second is asked if the first cannot be reached. */
  RemoteHiggs(SliceCache cache, RemoteLimits limits, URI secure, URI plain) {
    this.csv = new RemoteCsv(cache, limits);
    this.secure = secure;
    this.plain = plain;
  }

  /**
   * Reads the first rows, from the cache if it has the maximum number requested. If the server
   * cannot be reached, fewer rows from the cache are used if they reach the minimum.
   *
   * @param rows how many rows
   * @param remarks is told, in a sentence without its full stop, if the rows came unprotected or
   *     rows of the cache had to be used
   * @throws UnreachableException if the server can be reached by neither protocol and the cache
   *     does not have the minimum number of rows
   * @throws DataException if what the server sends is not HIGGS; otherwise as {@link
   *     RemoteCsv#read}
   * @throws java.io.InterruptedIOException if the current thread is interrupted; its interrupt
   *     status stays set
   */
  public LoadedData read(RowCount rows, RowProgress progress, Consumer<String> remarks)
      throws IOException {
    RowRequest request = new RowRequest(CsvLayout.uci(), rows, progress);
    RowCheck check = new KnownHiggs();
    Optional<LoadedData> kept = csv.cached(secure, request, check);
    if (kept.isEmpty()) {
      kept = csv.cached(plain, request, check);
    }
    if (kept.isPresent()) {
      return kept.get();
    }
    try {
      return fetched(request, check, remarks);
    } catch (UnreachableException e) {
      return csv.fewer(List.of(secure, plain), request, check, remarks).orElseThrow(() -> e);
    }
  }

  private LoadedData fetched(RowRequest request, RowCheck check, Consumer<String> remarks)
      throws IOException {
    try {
      return csv.fetched(secure, request, check);
    } catch (UnreachableException e) {
      if (HttpSource.isUnknownHost(e)) {
        throw e; // http has the same host
      }
      LoadedData data = unprotected(request, check, e);
      remarks.accept(remark(String.valueOf(e.getMessage()), data.dataset().rows()));
      return data;
    }
  }

  private LoadedData unprotected(RowRequest request, RowCheck check, UnreachableException first)
      throws IOException {
    try {
      return csv.fetched(plain, request, check);
    } catch (UnreachableException e) {
      e.addSuppressed(first);
      throw e;
    }
  }

  private static String remark(String reason, int rows) {
    int known = KnownHiggs.among(rows);
    String checked = String.format(Locale.ROOT, "%,d of %,d", known, rows);
    return reason
        + "; the rows came over http, which anybody on the way can change: "
        + checked
        + " are those of HIGGS to three digits"
        + (known < rows ? ", the others cannot be checked" : "");
  }
}
