package dev.switchboard.gateway.http;

import dev.switchboard.gateway.GatewaySettings;
import java.util.HashSet;
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

  private static final int LOGGED_CHARACTERS = 100;

  private final String boundHost;
  private final Set<String> allowedHosts;

  /** Filters the requests to a gateway that listens on this name or address. */
  public LocalRequestFilter(String boundHost) {
    this(boundHost, Set.of());
  }

  /** Filters the requests to a gateway with the names of these settings. */
  public LocalRequestFilter(GatewaySettings settings) {
    this(settings.host(), namesOf(settings));
  }

  private LocalRequestFilter(String boundHost, Set<String> allowedHosts) {
    this.boundHost = boundHost.contains(":") ? "[" + boundHost + "]" : boundHost;
    this.allowedHosts = allowedHosts;
  }

  private static Set<String> namesOf(GatewaySettings settings) {
    Set<String> names = new HashSet<>(settings.customDomain().names());
    settings.domainName().map(name -> name.host().toLowerCase(Locale.ROOT)).ifPresent(names::add);
    return names;
  }

  /**
   * Describes why a request is refused; empty if it names this machine and is not from a page of
   * another origin.
   */
  public Optional<String> problem(Request request) {
    return hostProblem(request)
        .or(
            () ->
                isCrossOrigin(request)
                    ? Optional.of("It is from a web page of another origin")
                    : Optional.empty());
  }

  /** Describes why the {@code Host} of a request is refused; empty if it is this machine. */
  Optional<String> hostProblem(Request request) {
    String host = Request.getServerName(request);
    String shown = host.substring(0, Math.min(host.length(), LOGGED_CHARACTERS));
    return isLocal(host.endsWith(".") ? host.substring(0, host.length() - 1) : host)
        ? Optional.empty()
        : Optional.of(
            "The Host '%s' does not name this machine: add --allowed-host %s if it does"
                .formatted(shown, shown));
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
        || allowedHosts.contains(host.toLowerCase(Locale.ROOT))
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
