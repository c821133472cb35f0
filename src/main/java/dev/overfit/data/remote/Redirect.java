package dev.overfit.data.remote;

import dev.overfit.data.DataException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * Where a server may send us on. What an address out in the network answers must not make this
 * process ask servers that only it can reach, nor give up an encrypted connection.
 */
final class Redirect {
  private static final int UNIQUE_LOCAL = 0xfc; // fc00::/7
  private static final int SEVEN_BITS = 0xfe;

  private Redirect() {}

  /**
   * @throws DataException where the step is not one to take
   */
  static void check(URI from, URI to) throws DataException {
    if (from.getScheme().equalsIgnoreCase("https") && to.getScheme().equalsIgnoreCase("http")) {
      throw new DataException(to + ": leads from https to http");
    }
    if (isPrivate(to) && !isPrivate(from)) {
      throw new DataException(to + ": leads to this machine's own or a private address");
    }
  }

  /** Whether an address is of this machine or of a network that is not public. */
  private static boolean isPrivate(URI address) {
    try {
      for (InetAddress host : InetAddress.getAllByName(address.getHost())) {
        if (isPrivate(host)) {
          return true;
        }
      }
      return false;
    } catch (UnknownHostException e) {
      return false; // nobody will be asked
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
