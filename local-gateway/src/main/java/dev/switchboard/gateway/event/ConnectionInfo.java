package dev.switchboard.gateway.event;

import java.time.Instant;
import org.eclipse.jetty.server.Request;

/**
 * The facts about a connection that its handshake provides. Immutable.
 *
 * @param id the id of the connection
 * @param connectedAt when its handshake arrived
 * @param domainName the host that the client requested, without the port
 * @param identity the client's address and user agent
 * @param authorizerContext the authorizer's context as a JSON object; empty without an authorizer
 */
public record ConnectionInfo(
    ApiConnectionId id,
    Instant connectedAt,
    String domainName,
    ClientIdentity identity,
    String authorizerContext) {

  /** Reads a handshake, and gives its connection an id. */
  public static ConnectionInfo of(Request request, Instant connectedAt) {
    return new ConnectionInfo(
        ApiConnectionId.next(),
        connectedAt,
        Request.getServerName(request),
        ClientIdentity.of(request),
        "");
  }

  /** Returns a copy with the context that the authorizer returned. */
  public ConnectionInfo authorized(String context) {
    return new ConnectionInfo(id, connectedAt, domainName, identity, context);
  }
}
