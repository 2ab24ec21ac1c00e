package dev.switchboard.gateway;

import java.time.InstantSource;
import java.util.Optional;

/**
 * What a local gateway needs to know before it starts.
 *
 * @param host the name or address to listen on
 * @param port the port to listen on; 0 picks a free one
 * @param certificate what to serve {@code wss} and {@code https} with; without one, it is {@code
 *     ws} and {@code http}
 * @param api the API it stands for
 * @param limits sizes and times
 * @param assumptions what it does where AWS leaves it open
 * @param clock where the times in events come from
 */
public record GatewaySettings(
    String host,
    int port,
    Optional<Certificate> certificate,
    WebSocketApi api,
    Limits limits,
    Assumptions assumptions,
    InstantSource clock) {

  private static final int HIGHEST_PORT = 65_535;

  public GatewaySettings {
    if (host.isBlank()) {
      throw new IllegalArgumentException(
          "The host is blank: expected a name or an address such as 127.0.0.1");
    }
    if (port < 0 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException(
          "The port is %d: expected 0 (any free one) to %d".formatted(port, HIGHEST_PORT));
    }
  }

  /** API Gateway's limits on a free port of the loopback interface, with the system's clock. */
  public static GatewaySettings defaults() {
    return new GatewaySettings(
        "127.0.0.1",
        0,
        Optional.empty(),
        WebSocketApi.PLAIN,
        Limits.OF_AWS,
        Assumptions.LIKELY,
        InstantSource.system());
  }

  /** These, listening elsewhere. */
  public GatewaySettings at(String otherHost, int otherPort) {
    return new GatewaySettings(otherHost, otherPort, certificate, api, limits, assumptions, clock);
  }

  /** These, but over TLS: the gateway's addresses are {@code wss} and {@code https} then. */
  public GatewaySettings withCertificate(Certificate other) {
    return new GatewaySettings(host, port, Optional.of(other), api, limits, assumptions, clock);
  }

  /** These, for another API. */
  public GatewaySettings withApi(WebSocketApi other) {
    return new GatewaySettings(host, port, certificate, other, limits, assumptions, clock);
  }

  /** These, with other limits. */
  public GatewaySettings withLimits(Limits other) {
    return new GatewaySettings(host, port, certificate, api, other, assumptions, clock);
  }

  /** These, with other assumptions. */
  public GatewaySettings withAssumptions(Assumptions other) {
    return new GatewaySettings(host, port, certificate, api, limits, other, clock);
  }

  /** These, with another clock. */
  public GatewaySettings withClock(InstantSource other) {
    return new GatewaySettings(host, port, certificate, api, limits, assumptions, other);
  }
}
