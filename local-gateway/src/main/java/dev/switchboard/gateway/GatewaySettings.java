package dev.switchboard.gateway;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The settings of a local gateway, which are fixed at its start.
 *
 * @param host the name or address to listen on
 * @param port the port to listen on; 0 picks a free one
 * @param certificate the certificate for {@code wss} and {@code https}; without one, the gateway
 *     serves {@code ws} and {@code http}
 * @param api the WebSocket API to emulate
 * @param aliases further paths of the WebSocket API's stage, such as {@code /event/realtime}, as
 *     with a CloudFront distribution in front of it. They do not appear in events
 * @param httpApi the HTTP API to emulate
 * @param limits sizes and times
 * @param assumptions the behaviour where AWS documents none
 * @param clock the source of the times in events
 */
public record GatewaySettings(
    String host,
    int port,
    Optional<TlsCertificate> certificate,
    WebSocketApi api,
    Set<String> aliases,
    HttpApi httpApi,
    WebSocketLimits limits,
    Assumptions assumptions,
    InstantSource clock) {

  private static final int HIGHEST_PORT = 65_535;
  private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)+");

  public GatewaySettings {
    if (host.isBlank()) {
      throw new IllegalArgumentException(
          "The host is blank: expected a name or an address such as 127.0.0.1");
    }
    if (port < 0 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException(
          "The port is %d: expected 0 (any free one) to %d".formatted(port, HIGHEST_PORT));
    }
    for (String alias : aliases) {
      if (!PATH.matcher(alias).matches()) {
        throw new IllegalArgumentException(
            "The alias is '%s': expected a path such as /event/realtime".formatted(alias));
      }
    }
    aliases = Set.copyOf(aliases);
    requireReachable(httpApi, aliases, "/" + api.stage());
  }

  /**
   * The default settings: API Gateway's limits, a free port of the loopback interface, and the
   * system clock.
   */
  public static GatewaySettings defaults() {
    return new GatewaySettings(
        "127.0.0.1",
        0,
        Optional.empty(),
        WebSocketApi.PLAIN,
        Set.of(),
        HttpApi.NONE,
        WebSocketLimits.OF_AWS,
        Assumptions.LIKELY,
        InstantSource.system());
  }

  /** Returns a copy that listens on another host and port. */
  public GatewaySettings at(String otherHost, int otherPort) {
    return new GatewaySettings(
        otherHost, otherPort, certificate, api, aliases, httpApi, limits, assumptions, clock);
  }

  /**
   * Returns a copy that serves TLS, so that the gateway's URLs are {@code wss} and {@code https}.
   */
  public GatewaySettings withCertificate(TlsCertificate other) {
    return new GatewaySettings(
        host, port, Optional.of(other), api, aliases, httpApi, limits, assumptions, clock);
  }

  /** Returns a copy for another WebSocket API. */
  public GatewaySettings withApi(WebSocketApi other) {
    return new GatewaySettings(
        host, port, certificate, other, aliases, httpApi, limits, assumptions, clock);
  }

  /** Returns a copy with exactly these further paths of the WebSocket API's stage. */
  public GatewaySettings withAliases(Set<String> others) {
    return new GatewaySettings(
        host, port, certificate, api, others, httpApi, limits, assumptions, clock);
  }

  /** Returns a copy with an HTTP API beside the WebSocket API. */
  public GatewaySettings withHttpApi(HttpApi other) {
    return new GatewaySettings(
        host, port, certificate, api, aliases, other, limits, assumptions, clock);
  }

  /** Returns a copy with other limits. */
  public GatewaySettings withLimits(WebSocketLimits other) {
    return new GatewaySettings(
        host, port, certificate, api, aliases, httpApi, other, assumptions, clock);
  }

  /** Returns a copy with other assumptions. */
  public GatewaySettings withAssumptions(Assumptions other) {
    return new GatewaySettings(
        host, port, certificate, api, aliases, httpApi, limits, other, clock);
  }

  /** Returns a copy with another clock. */
  public GatewaySettings withClock(InstantSource other) {
    return new GatewaySettings(
        host, port, certificate, api, aliases, httpApi, limits, assumptions, other);
  }

  private static void requireReachable(HttpApi httpApi, Set<String> aliases, String stage) {
    for (HttpRoute route : httpApi.routesByPreference()) {
      String path = route.literalPath().orElse("");
      if (aliases.contains(path) || path.equals(stage)) {
        throw new IllegalArgumentException(
            "The route '%s' is unreachable: its path belongs to the WebSocket API"
                .formatted(route.key()));
      }
    }
  }
}
