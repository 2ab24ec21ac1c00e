package dev.switchboard.gateway.http;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * Keeps web pages away from the management API, which asks for no signature here, and from an HTTP
 * API those that it does not allow.
 *
 * <p>A page of another origin gives itself away in {@code Origin}; a page whose name was made to
 * point at this machine (DNS rebinding) in {@code Host}.
 */
public final class LocalRequestFilter {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /** What a browser says of a request to another origin, also where it names no origin. */
  private static final Set<String> FOREIGN_SITES = Set.of("cross-site", "same-site");

  private final String boundHost;

  public LocalRequestFilter(String boundHost) {
    this.boundHost = boundHost.contains(":") ? "[" + boundHost + "]" : boundHost;
  }

  public boolean admits(Request request) {
    return meansThisMachine(request) && !isFromElsewhere(request);
  }

  /** Whether a request names this machine, which a page of another name cannot make it do. */
  public boolean meansThisMachine(Request request) {
    return isLocal(Request.getServerName(request));
  }

  /** The origin of the web page that asks; empty if none does, or one of the gateway itself. */
  public static Optional<String> foreignOrigin(Request request) {
    return Optional.ofNullable(request.getHeaders().get(HttpHeader.ORIGIN))
        .filter(origin -> !origin.equals(ownOrigin(request)));
  }

  private boolean isLocal(String host) {
    return LOOPBACK.contains(host.toLowerCase(Locale.ROOT))
        || host.equalsIgnoreCase(boundHost)
        || (!LOOPBACK.contains(boundHost) && isOfThisMachine(host));
  }

  /**
   * Whether others, once they may call at all, could mean this machine: by an address, which cannot
   * be made to point elsewhere as a name can, or by the name that containers have for their host.
   */
  private static boolean isOfThisMachine(String host) {
    return host.startsWith("[")
        || host.matches("[0-9.]+")
        || host.equalsIgnoreCase("host.docker.internal");
  }

  private static boolean isFromElsewhere(Request request) {
    return foreignOrigin(request).isPresent()
        || FOREIGN_SITES.contains(String.valueOf(request.getHeaders().get("Sec-Fetch-Site")));
  }

  private static String ownOrigin(Request request) {
    return request.getHttpURI().getScheme() + "://" + request.getHeaders().get(HttpHeader.HOST);
  }
}
