package dev.switchboard.gateway.event;

import java.time.Instant;
import org.eclipse.jetty.server.Request;

/**
 * What is known of a client from its handshake on, and never changes.
 *
 * @param id the id of its connection
 * @param connectedAt when its handshake arrived
 * @param domainName the host it asked for, without the port
 * @param identity who it says it is
 * @param authorizer what the authorizer said of it, as JSON; empty without an authorizer
 */
public record ConnectionInfo(
    ApiConnectionId id,
    Instant connectedAt,
    String domainName,
    ClientIdentity identity,
    String authorizer) {

  public static ConnectionInfo of(Request request, Instant connectedAt) {
    return new ConnectionInfo(
        ApiConnectionId.next(),
        connectedAt,
        Request.getServerName(request),
        ClientIdentity.of(request),
        "");
  }

  /** The same client, once the authorizer has let it pass. */
  public ConnectionInfo authorized(String context) {
    return new ConnectionInfo(id, connectedAt, domainName, identity, context);
  }
}
