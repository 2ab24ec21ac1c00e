package dev.switchboard.domain.lifecycle;

import dev.switchboard.domain.access.Credentials;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Protocol;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a client introduces itself.
 *
 * @param connectedAt when the gateway took the connection
 * @param subprotocols what it offers to speak, without credentials; none for a plain client
 * @param origin the page it runs on, as a browser tells it; absent outside of one
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

  /** The connection that it is about, now that it is settled what the two speak. */
  Connection connection(Protocol protocol) {
    return new Connection(id, connectedAt, protocol);
  }
}
