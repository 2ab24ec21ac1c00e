package dev.switchboard.gateway;

import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The settings of a local gateway, which are fixed at its start.
 *
 * @param host the name or address to listen on
 * @param port the port to listen on; 0 picks a free one
 * @param domainName the domain name in events; without one, it is the host that the client
 *     requested
 * @param certificate the certificate for {@code wss} and {@code https}; without one, the gateway
 *     serves {@code ws} and {@code http}
 * @param api the WebSocket API to emulate
 * @param aliases further paths of the WebSocket API's stage, such as {@code /event/realtime}, as
 *     with a CloudFront distribution in front of it. They do not appear in events
 * @param httpApi the HTTP API to emulate
 * @param limits sizes and times
 * @param assumptions the behaviour where AWS documents none
 * @param clock the source of the times in events
 * @param identity the account, region and id of the WebSocket API
 * @param customDomain further names and a further path of the API
 */
public record GatewaySettings(
    String host,
    int port,
    Optional<DomainName> domainName,
    Optional<TlsCertificate> certificate,
    WebSocketApi api,
    Set<String> aliases,
    HttpApi httpApi,
    WebSocketLimits limits,
    Assumptions assumptions,
    InstantSource clock,
    ApiIdentity identity,
    CustomDomain customDomain) {

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
    Set<String> paths = new HashSet<>(aliases);
    paths.add("/" + api.stage());
    customDomain.basePath().ifPresent(paths::add);
    requireReachable(httpApi, paths);
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
        Optional.empty(),
        WebSocketApi.PLAIN,
        Set.of(),
        HttpApi.NONE,
        WebSocketLimits.OF_AWS,
        Assumptions.LIKELY,
        InstantSource.system(),
        ApiIdentity.LOCAL,
        CustomDomain.NONE);
  }

  /** Returns a copy that listens on another host and port. */
  public GatewaySettings at(String otherHost, int otherPort) {
    return new GatewaySettings(
        otherHost,
        otherPort,
        domainName,
        certificate,
        api,
        aliases,
        httpApi,
        limits,
        assumptions,
        clock,
        identity,
        customDomain);
  }

  /** These, with this domain name in events, whatever host the client requested. */
  public GatewaySettings withDomainName(DomainName other) {
    return new GatewaySettings(
        host,
        port,
        Optional.of(other),
        certificate,
        api,
        aliases,
        httpApi,
        limits,
        assumptions,
        clock,
        identity,
        customDomain);
  }

  /** These, with the port that the gateway listens on where the domain name refers to it. */
  GatewaySettings listeningOn(int listeningPort) {
    return domainName.map(name -> withDomainName(name.listeningOn(listeningPort))).orElse(this);
  }

  /**
   * Returns a copy that serves TLS, so that the gateway's URLs are {@code wss} and {@code https}.
   */
  public GatewaySettings withCertificate(TlsCertificate other) {
    return new GatewaySettings(
        host,
        port,
        domainName,
        Optional.of(other),
        api,
        aliases,
        httpApi,
        limits,
        assumptions,
        clock,
        identity,
        customDomain);
  }

  /** Returns a copy for another WebSocket API. */
  public GatewaySettings withApi(WebSocketApi other) {
    return new GatewaySettings(
        host,
        port,
        domainName,
        certificate,
        other,
        aliases,
        httpApi,
        limits,
        assumptions,
        clock,
        identity,
        customDomain);
  }

  /** Returns a copy with exactly these further paths of the WebSocket API's stage. */
  public GatewaySettings withAliases(Set<String> others) {
    return new GatewaySettings(
        host,
        port,
        domainName,
        certificate,
        api,
        others,
        httpApi,
        limits,
        assumptions,
        clock,
        identity,
        customDomain);
  }

  /** Returns a copy with an HTTP API beside the WebSocket API. */
  public GatewaySettings withHttpApi(HttpApi other) {
    return new GatewaySettings(
        host,
        port,
        domainName,
        certificate,
        api,
        aliases,
        other,
        limits,
        assumptions,
        clock,
        identity,
        customDomain);
  }

  /** Returns a copy with other limits. */
  public GatewaySettings withLimits(WebSocketLimits other) {
    return new GatewaySettings(
        host,
        port,
        domainName,
        certificate,
        api,
        aliases,
        httpApi,
        other,
        assumptions,
        clock,
        identity,
        customDomain);
  }

  /** Returns a copy with other assumptions. */
  public GatewaySettings withAssumptions(Assumptions other) {
    return new GatewaySettings(
        host,
        port,
        domainName,
        certificate,
        api,
        aliases,
        httpApi,
        limits,
        other,
        clock,
        identity,
        customDomain);
  }

  /** Returns a copy with another clock. */
  public GatewaySettings withClock(InstantSource other) {
    return new GatewaySettings(
        host,
        port,
        domainName,
        certificate,
        api,
        aliases,
        httpApi,
        limits,
        assumptions,
        other,
        identity,
        customDomain);
  }

  /** Returns a copy with another account, region and id of the WebSocket API. */
  public GatewaySettings withIdentity(ApiIdentity other) {
    return new GatewaySettings(
        host,
        port,
        domainName,
        certificate,
        api,
        aliases,
        httpApi,
        limits,
        assumptions,
        clock,
        other,
        customDomain);
  }

  /** Returns a copy with other further names and another further path. */
  public GatewaySettings withCustomDomain(CustomDomain other) {
    return new GatewaySettings(
        host,
        port,
        domainName,
        certificate,
        api,
        aliases,
        httpApi,
        limits,
        assumptions,
        clock,
        identity,
        other);
  }

  private static void requireReachable(HttpApi httpApi, Set<String> webSocketPaths) {
    for (HttpRoute route : httpApi.routesByPreference()) {
      String path = route.literalPath().orElse("");
      if (webSocketPaths.contains(path)) {
        throw new IllegalArgumentException(
            "The route '%s' is unreachable: its path belongs to the WebSocket API"
                .formatted(route.key()));
      }
    }
  }
}
