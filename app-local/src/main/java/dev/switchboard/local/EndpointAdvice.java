package dev.switchboard.local;

import dev.switchboard.gateway.DomainName;
import dev.switchboard.gateway.GatewaySettings;
import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * Says whether functions reach the gateway if they build their endpoint from the event, as AWS's
 * samples do. If not, it says which options to add.
 */
final class EndpointAdvice {

  private static final int HTTPS_PORT = 443;
  private static final Set<String> EVERY_ADDRESS = Set.of("0.0.0.0", "::", "[::]");

  private final URI management;
  private final GatewaySettings settings;

  /** Advises on a gateway with this management URL and these settings. */
  EndpointAdvice(URI management, GatewaySettings settings) {
    this.management = management;
    this.settings = settings;
  }

  /** Two lines for the start screen. */
  List<String> lines() {
    return settings
        .domainName()
        .map(this::linesFor)
        .orElseGet(
            () ->
                isTls() && management.getPort() == HTTPS_PORT
                    ? List.of(
                        "An endpoint set in code, https://${domainName}/${stage}, overrides that variable.",
                        "  It leads here as well, because the gateway listens on port 443.")
                    : List.of(
                        "An endpoint set in code, https://${domainName}/${stage}, overrides that",
                        "  variable. It leads here only with " + missingOptions()));
  }

  private List<String> linesFor(DomainName name) {
    String endpoint = "https://%s/%s".formatted(name, settings.api().stage());
    return List.of(
        "An endpoint set in code, https://${domainName}/${stage}, overrides that variable.",
        "  It is " + endpoint + outcome(name));
  }

  private String outcome(DomainName name) {
    if (!isTls()) {
      return ": add --tls, because the gateway serves only http, or put a server with TLS before it";
    }
    return name.httpsPort() == management.getPort()
        ? ", which leads here."
        : ", but the gateway listens on port %d: give that port, unless another server forwards to it"
            .formatted(management.getPort());
  }

  private String missingOptions() {
    String host = settings.host();
    String reachable = EVERY_ADDRESS.contains(host) || isOwn(host) ? "localhost" : bracketed(host);
    // With a picked port, the next start listens on another one.
    int port = settings.port() == 0 ? 0 : management.getPort();
    return "%s--domain-name %s:%d".formatted(isTls() ? "" : "--tls ", reachable, port);
  }

  private boolean isTls() {
    return settings.certificate().isPresent();
  }

  private static boolean isOwn(String host) {
    return host.equals("127.0.0.1") || host.equals("::1") || host.equals("localhost");
  }

  private static String bracketed(String host) {
    return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
  }
}
