package dev.overfit.example;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The names that the service answers to. A page of another site can have its own name resolve to
 * this machine, so that its reader's browser takes the service for a part of that site (DNS
 * rebinding); but then the browser calls the service by that name.
 */
final class HostNames {
  private final Set<String> names = new HashSet<>();

  HostNames(String host, List<String> more) {
    names.add("localhost");
    add(host);
    more.stream().filter(name -> !name.isBlank()).forEach(this::add);
  }

  private void add(String name) {
    names.add(name.toLowerCase(Locale.ROOT));
  }

  /**
   * Returns whether the service answers to a name.
   *
   * @param name a name without a port; an IPv6 address in brackets
   * @param reached the address that the client has reached, which is also accepted as a name
   */
  boolean contain(String name, SocketAddress reached) {
    return names.contains(name.toLowerCase(Locale.ROOT))
        || (reached instanceof InetSocketAddress address && isAddress(name, address.getAddress()));
  }

  private static boolean isAddress(String name, InetAddress address) {
    if (!name.startsWith("[")) {
      return name.equals(address.getHostAddress());
    }
    try {
      return InetAddress.getByName(name).equals(address); // brackets: parsed, never looked up
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
