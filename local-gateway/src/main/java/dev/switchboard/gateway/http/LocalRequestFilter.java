package dev.switchboard.gateway.http;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * Rejects requests of web pages to the management API, which checks no signature on this machine.
 * It also rejects requests to an HTTP API whose CORS configuration forbids them.
 *
 * <p>{@code Origin} identifies a page of another origin. {@code Host} identifies a page whose name
 * resolves to this machine (DNS rebinding).
 */
public final class LocalRequestFilter {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /** The values of {@code Sec-Fetch-Site} with which browsers mark requests to another origin. */
  private static final Set<String> FOREIGN_SITES = Set.of("cross-site", "same-site");

  private final String boundHost;

  /** Creates a filter for a gateway that listens on this name or address. */
  public LocalRequestFilter(String boundHost) {
    this.boundHost = boundHost.contains(":") ? "[" + boundHost + "]" : boundHost;
  }

  /**
   * Returns whether a request has a local {@code Host} and is not from a page of another origin.
   */
  public boolean allows(Request request) {
    return hasLocalHost(request) && !isCrossOrigin(request);
  }

  /** Returns whether the {@code Host} of a request is this machine. */
  boolean hasLocalHost(Request request) {
    return isLocal(Request.getServerName(request));
  }

  /**
   * Returns the origin of the page that sends a request. It is empty without a page, or if it is
   * the gateway's own origin.
   */
  static Optional<String> foreignOrigin(Request request) {
    return Optional.ofNullable(request.getHeaders().get(HttpHeader.ORIGIN))
        .filter(origin -> !origin.equals(ownOrigin(request)));
  }

  private boolean isLocal(String host) {
    return LOOPBACK.contains(host.toLowerCase(Locale.ROOT))
        || host.equalsIgnoreCase(boundHost)
        || (!LOOPBACK.contains(boundHost) && isAddressOrContainerHost(host));
  }

  /**
   * Returns whether another machine may address this one by this host. It may be an IP address,
   * which cannot be rebound, or the name that containers use for their host.
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
