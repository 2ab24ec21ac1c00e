package dev.switchboard.gateway;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
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
 * @param requestTimeout how long a client may take to send a whole HTTP request, from its first
 *     byte on, or from the opening of its connection
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
    Duration requestTimeout,
    Assumptions assumptions,
    InstantSource clock,
    ApiIdentity identity,
    CustomDomain customDomain) {

  private static final int HIGHEST_PORT = 65_535;

  /** Far more than a client on the same machine needs, even for a body of 10 MB. */
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

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
    if (!requestTimeout.isPositive()) {
      throw new IllegalArgumentException("The request time-out must be more than zero");
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
        REQUEST_TIMEOUT,
        Assumptions.LIKELY,
        InstantSource.system(),
        ApiIdentity.LOCAL,
        CustomDomain.NONE);
  }

  /** Returns a copy that listens on another host and port. */
  public GatewaySettings at(String otherHost, int otherPort) {
    return with(
        copy -> {
          copy.host = otherHost;
          copy.port = otherPort;
        });
  }

  /** Returns a copy with this domain name in events, whatever host the client requested. */
  public GatewaySettings withDomainName(DomainName other) {
    return with(copy -> copy.domainName = Optional.of(other));
  }

  /** Returns a copy with the listening port where the domain name has the port 0. */
  GatewaySettings listeningOn(int listeningPort) {
    return with(copy -> copy.domainName = domainName.map(name -> name.listeningOn(listeningPort)));
  }

  /**
   * Returns a copy that serves TLS, so that the gateway's URLs are {@code wss} and {@code https}.
   */
  public GatewaySettings withCertificate(TlsCertificate other) {
    return with(copy -> copy.certificate = Optional.of(other));
  }

  /** Returns a copy for another WebSocket API. */
  public GatewaySettings withApi(WebSocketApi other) {
    return with(copy -> copy.api = other);
  }

  /** Returns a copy with exactly these further paths of the WebSocket API's stage. */
  public GatewaySettings withAliases(Set<String> others) {
    return with(copy -> copy.aliases = others);
  }

  /** Returns a copy with an HTTP API beside the WebSocket API. */
  public GatewaySettings withHttpApi(HttpApi other) {
    return with(copy -> copy.httpApi = other);
  }

  /** Returns a copy with other limits. */
  public GatewaySettings withLimits(WebSocketLimits other) {
    return with(copy -> copy.limits = other);
  }

  /** Returns a copy with another time in which clients must send their requests. */
  public GatewaySettings withRequestTimeout(Duration other) {
    return with(copy -> copy.requestTimeout = other);
  }

  /** Returns a copy with other assumptions. */
  public GatewaySettings withAssumptions(Assumptions other) {
    return with(copy -> copy.assumptions = other);
  }

  /** Returns a copy with another clock. */
  public GatewaySettings withClock(InstantSource other) {
    return with(copy -> copy.clock = other);
  }

  /** Returns a copy with another account, region and id of the WebSocket API. */
  public GatewaySettings withIdentity(ApiIdentity other) {
    return with(copy -> copy.identity = other);
  }

  /** Returns a copy with other further names and another further path. */
  public GatewaySettings withCustomDomain(CustomDomain other) {
    return with(copy -> copy.customDomain = other);
  }

  private GatewaySettings with(Consumer<Builder> change) {
    Builder copy = new Builder(this);
    change.accept(copy);
    return copy.build();
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

  /** All components of a copy, of which some are changed before it is built. */
  private static final class Builder {
    private String host;
    private int port;
    private Optional<DomainName> domainName;
    private Optional<TlsCertificate> certificate;
    private WebSocketApi api;
    private Set<String> aliases;
    private HttpApi httpApi;
    private WebSocketLimits limits;
    private Duration requestTimeout;
    private Assumptions assumptions;
    private InstantSource clock;
    private ApiIdentity identity;
    private CustomDomain customDomain;

    Builder(GatewaySettings from) {
      this.host = from.host;
      this.port = from.port;
      this.domainName = from.domainName;
      this.certificate = from.certificate;
      this.api = from.api;
      this.aliases = from.aliases;
      this.httpApi = from.httpApi;
      this.limits = from.limits;
      this.requestTimeout = from.requestTimeout;
      this.assumptions = from.assumptions;
      this.clock = from.clock;
      this.identity = from.identity;
      this.customDomain = from.customDomain;
    }

    GatewaySettings build() {
      return new GatewaySettings(
          host,
          port,
          domainName,
          certificate,
          api,
          aliases,
          httpApi,
          limits,
          requestTimeout,
          assumptions,
          clock,
          identity,
          customDomain);
    }
  }
}
