package dev.switchboard.gateway.http;

import dev.switchboard.gateway.DomainName;
import dev.switchboard.gateway.GatewaySettings;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * Rejects requests of web pages to the management API, which checks no signature here, and to an
 * HTTP API that does not allow them.
 *
 * <p>A page of another origin is recognized by {@code Origin}; a page whose name resolves to this
 * machine (DNS rebinding) by {@code Host}.
 */
public final class LocalRequestFilter {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /** The values of {@code Sec-Fetch-Site} with which browsers mark requests to another origin. */
  private static final Set<String> FOREIGN_SITES = Set.of("cross-site", "same-site");

  private final String boundHost;
  private final Set<String> otherHosts;

  /** Filters the requests to a gateway that listens on this name or address. */
  public LocalRequestFilter(String boundHost) {
    this(boundHost, Set.of());
  }

  /** Filters the requests to a gateway that also answers to the domain name of its events. */
  public LocalRequestFilter(GatewaySettings settings) {
    this(
        settings.host(),
        settings.domainName().map(DomainName::host).stream()
            .map(host -> host.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet()));
  }

  private LocalRequestFilter(String boundHost, Set<String> otherHosts) {
    this.boundHost = boundHost.contains(":") ? "[" + boundHost + "]" : boundHost;
    this.otherHosts = otherHosts;
  }

  /** Whether a request names this machine and is not from a page of another origin. */
  public boolean allows(Request request) {
    return hasLocalHost(request) && !isCrossOrigin(request);
  }

  /** Whether the {@code Host} of a request is this machine. */
  boolean hasLocalHost(Request request) {
    return isLocal(Request.getServerName(request));
  }

  /**
   * The origin of the page that sends a request; empty without one, or if it is the gateway's own.
   */
  static Optional<String> foreignOrigin(Request request) {
    return Optional.ofNullable(request.getHeaders().get(HttpHeader.ORIGIN))
        .filter(origin -> !origin.equals(ownOrigin(request)));
  }

  private boolean isLocal(String host) {
    return LOOPBACK.contains(host.toLowerCase(Locale.ROOT))
        || host.equalsIgnoreCase(boundHost)
        || otherHosts.contains(host.toLowerCase(Locale.ROOT))
        || (!LOOPBACK.contains(boundHost) && isAddressOrContainerHost(host));
  }

  /**
   * Whether another machine could address this one by this host. That is an address, which nobody
   * can rebind, or the name that containers use for their host.
   */
  private static boolean isAddressOrContainerHost(String host) {
    return host.startsWith("[")
        || host.matches("[0-9.]+")
        || host.equalsIgnoreCase("host.docker.internal");
  }

  private static boolean isCrossOrigin(Request request) {
    return foreignOrigin(request).isPresent()
        || FOREIGN_SITES.contains(String.valueOf(request.getHeaders().get("Sec-Fetch-Site")));
  }

  private static String ownOrigin(Request request) {
    return request.getHttpURI().getScheme() + "://" + request.getHeaders().get(HttpHeader.HOST);
  }
}
