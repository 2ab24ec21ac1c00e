package dev.switchboard.domain.lifecycle;

import dev.switchboard.domain.access.Credentials;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Protocol;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The request of a client to connect.
 *
 * @param connectedAt when the gateway accepted the connection
 * @param subprotocols the subprotocols that the client offers; none for a plain client. Offered
 *     credentials are omitted, or are {@link ConnectionLifecycle#CREDENTIALS} if the name of the
 *     Events protocol was not offered with them
 * @param origin the origin of the page, as sent by a browser; absent for other clients
 */
public record Handshake(
    ConnectionId id,
    Instant connectedAt,
    List<String> subprotocols,
    Optional<String> origin,
    Credentials credentials) {

  public Handshake {
    subprotocols = List.copyOf(subprotocols);
  }

  /** The connection that this request opens, with the protocol that was chosen. */
  Connection connection(Protocol protocol) {
    return new Connection(id, connectedAt, protocol);
  }
}
