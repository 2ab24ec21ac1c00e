package dev.switchboard.gateway;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;

/**
 * Resolves names as the system does, and {@code localhost} to both loopback addresses (RFC 6761).
 *
 * <p>Which of the two a client or a server uses depends on its language and on the system's files.
 */
public final class HostAddresses {

  private static final List<InetAddress> LOOPBACKS =
      List.of(Inet4Address.ofLiteral("127.0.0.1"), Inet6Address.ofLiteral("::1"));

  private HostAddresses() {}

  /**
   * All addresses of a name, or the address that the text is.
   *
   * @throws UnknownHostException if there is none
   */
  public static List<InetAddress> of(String host) throws UnknownHostException {
    String name = host.toLowerCase(Locale.ROOT);
    return name.equals("localhost") || name.endsWith(".localhost")
        ? LOOPBACKS
        : List.of(InetAddress.getAllByName(host));
  }
}
