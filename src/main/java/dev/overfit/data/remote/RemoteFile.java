package dev.overfit.data.remote;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/** A file behind an http or https address, fetched as it is read and kept nowhere. */
public final class RemoteFile {
  private RemoteFile() {}

  /**
   * Opens it; closing it closes the connection.
   *
   * @param address http or https, without a user; redirects are followed as {@link RemoteCsv#read}
   *     follows them
   * @throws UnreachableException where the server cannot be reached, answers with another status
   *     than 200 or takes longer than the limits allow
   * @throws dev.overfit.data.DataException where the address is not http or https
   */
  public static InputStream open(URI address, RemoteLimits limits) throws IOException {
    return new HttpSource(limits).open(address);
  }
}
