package dev.switchboard.gateway;

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
record Peer(
    ConnectionId id, Instant connectedAt, String domainName, Identity identity, String authorizer) {

  static Peer of(Request request, Instant connectedAt) {
    return new Peer(
        ConnectionId.next(), connectedAt, Request.getServerName(request), Identity.of(request), "");
  }

  /** The same client, once the authorizer has let it pass. */
  Peer authorized(String context) {
    return new Peer(id, connectedAt, domainName, identity, context);
  }
}
