package dev.switchboard.gateway.invoke;

import dev.switchboard.gateway.HostAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/** Resolves {@code localhost} to both loopback addresses, because a server listens on either. */
final class LoopbackNames implements DnsResolver {

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    return HostAddresses.of(host).toArray(InetAddress[]::new);
  }

  @Override
  public String resolveCanonicalHostname(String host) throws UnknownHostException {
    return SystemDefaultDnsResolver.INSTANCE.resolveCanonicalHostname(host);
  }
}
