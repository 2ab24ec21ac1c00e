package dev.switchboard.gateway.invoke;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Resolves names as the system does, and {@code localhost} to both loopback addresses.
 *
 * <p>A server that listens on {@code localhost} often listens on only one of them (RFC 6761).
 */
final class LoopbackNames implements DnsResolver {

  private static final List<String> LOOPBACKS = List.of("127.0.0.1", "::1");

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    String name = host.toLowerCase(Locale.ROOT);
    return name.equals("localhost") || name.endsWith(".localhost")
        ? withLoopbacks(name)
        : SystemDefaultDnsResolver.INSTANCE.resolve(host);
  }

  @Override
  public String resolveCanonicalHostname(String host) throws UnknownHostException {
    return SystemDefaultDnsResolver.INSTANCE.resolveCanonicalHostname(host);
  }

  private static InetAddress[] withLoopbacks(String name) throws UnknownHostException {
    return Stream.concat(Arrays.stream(known(name)), Arrays.stream(loopbacks()))
        .distinct()
        .toArray(InetAddress[]::new);
  }

  private static InetAddress[] known(String name) {
    try {
      return SystemDefaultDnsResolver.INSTANCE.resolve(name);
    } catch (UnknownHostException missing) {
      return new InetAddress[0];
    }
  }

  private static InetAddress[] loopbacks() throws UnknownHostException {
    InetAddress[] addresses = new InetAddress[LOOPBACKS.size()];
    for (int i = 0; i < addresses.length; i++) {
      addresses[i] = InetAddress.getByName(LOOPBACKS.get(i));
    }
    return addresses;
  }
}
