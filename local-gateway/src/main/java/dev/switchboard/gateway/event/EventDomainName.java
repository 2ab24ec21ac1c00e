package dev.switchboard.gateway.event;

import dev.switchboard.gateway.DomainName;
import dev.switchboard.gateway.GatewaySettings;
import java.util.Optional;
import org.eclipse.jetty.server.Request;

/**
 * Decides which domain name an event contains: the configured one, or else the host that the client
 * requested, without its port.
 */
public final class EventDomainName {

  private final Optional<DomainName> configured;

  /** Decides by these settings. */
  public EventDomainName(GatewaySettings settings) {
    this.configured = settings.domainName();
  }

  /** The {@code domainName} in the events of a request. */
  public String of(Request request) {
    return configured.map(DomainName::toString).orElseGet(() -> Request.getServerName(request));
  }

  /** The value of {@code Host} in events; empty means the client's own value. */
  public Optional<String> hostHeader() {
    return configured.map(DomainName::toString);
  }
}
