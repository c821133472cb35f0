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
 * HIGGS from its server or the cache: by https, else, which is said, by http, and never without a
 * look at whether it is HIGGS: the first 10,000 rows have to be those that are known, to three
 * significant digits. Rows that are not are neither handed on nor kept.
 */
public final class RemoteHiggs {
  private static final URI BY_HTTPS =
      URI.create(Higgs.UCI.toString().replaceFirst("^http:", "https:"));

  private final RemoteCsv csv;
  private final URI secure;
  private final URI plain;

  /**
   * The rows at UCI.
   *
   * @param cache where fetched rows are kept
   * @param limits how long the server may take
   */
  public RemoteHiggs(SliceCache cache, RemoteLimits limits) {
    this(cache, limits, BY_HTTPS, Higgs.UCI);
  }

  /** The rows at two addresses, of which the second is asked where the first cannot be reached. */
  RemoteHiggs(SliceCache cache, RemoteLimits limits, URI secure, URI plain) {
    this.csv = new RemoteCsv(cache, limits);
    this.secure = secure;
    this.plain = plain;
  }

  /**
   * The first rows, from the cache where it has as many as are wanted at most. Where the server
   * cannot be reached, fewer from the cache will do, if they are enough.
   *
   * @param rows how many
   * @param remarks is told, in a sentence without its full stop, if the rows came unprotected, or
   *     the cache had to do
   * @throws UnreachableException where the server cannot be reached by either way, and the cache
   *     has not as many as are wanted at least
   * @throws DataException where what it sends is not HIGGS; else as {@link RemoteCsv#read}
   * @throws java.io.InterruptedIOException where this thread is interrupted; its status stays set
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
        throw e; // nor would the other way be found
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
