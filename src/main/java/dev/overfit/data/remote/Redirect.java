package dev.overfit.data.remote;

import dev.overfit.data.DataException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * The rule for redirects. A response from the network must not make this process ask servers that
 * only it can reach, nor give up an encrypted connection.
 */
final class Redirect {
  private static final int UNIQUE_LOCAL = 0xfc; // fc00::/7
  private static final int SEVEN_BITS = 0xfe;

  private Redirect() {}

  /**
   * @throws DataException if the redirect must not be followed
   */
  static void check(URI from, URI to) throws DataException {
    if (from.getScheme().equalsIgnoreCase("https") && to.getScheme().equalsIgnoreCase("http")) {
      throw new DataException(to + ": leads from https to http");
    }
    if (isPrivate(to) && !isPrivate(from)) {
      throw new DataException(to + ": leads to this machine's own or a private address");
    }
  }

  /** Returns whether an address belongs to this machine or to a private network. */
  private static boolean isPrivate(URI address) {
    try {
      for (InetAddress host : InetAddress.getAllByName(address.getHost())) {
        if (isPrivate(host)) {
          return true;
        }
      }
      return false;
    } catch (UnknownHostException e) {
      return false; // no request will be sent
    }
  }

  private static boolean isPrivate(InetAddress host) {
    return host.isLoopbackAddress()
        || host.isAnyLocalAddress()
        || host.isLinkLocalAddress()
        || host.isSiteLocalAddress()
        || (host instanceof Inet6Address && (host.getAddress()[0] & SEVEN_BITS) == UNIQUE_LOCAL);
  }
}
