package dev.overfit.data.remote;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/** A file at an http or https address, fetched as it is read and not cached. */
public final class RemoteFile {
  private RemoteFile() {}

  /**
   * Opens the file; closing the stream closes the connection.
   *
   * @param address http or https, without a user; redirects are followed as by {@link
   *     RemoteCsv#read}
   * @throws UnreachableException if the server cannot be reached, answers with a status other than
   *     200 or takes longer than the limits allow
   * @throws dev.overfit.data.DataException if the address is not http or https
   */
  public static InputStream open(URI address, RemoteLimits limits) throws IOException {
    return new HttpSource(limits).open(address);
  }
}
