package dev.switchboard.aws.format;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.ConnectionState;
import dev.switchboard.domain.connection.Protocol;
import java.time.Instant;

/**
 * The protocol and the state of a connection as one value, as stored in rows and queue messages.
 */
public enum StoredProtocol {
  PLAIN(Protocol.PLAIN, ConnectionState.ACCEPTED),
  EVENTS(Protocol.EVENTS, ConnectionState.ACCEPTED),
  REFUSED_EVENTS(Protocol.EVENTS, ConnectionState.REFUSED);

  private final Protocol protocol;
  private final ConnectionState state;

  StoredProtocol(Protocol protocol, ConnectionState state) {
    this.protocol = protocol;
    this.state = state;
  }

  /** Returns the stored value of a connection. */
  public static StoredProtocol of(Connection connection) {
    return switch (connection.protocol()) {
      case PLAIN -> PLAIN;
      case EVENTS -> connection.state() == ConnectionState.REFUSED ? REFUSED_EVENTS : EVENTS;
    };
  }

  /** Returns the connection with this value. */
  public Connection connection(ConnectionId id, Instant connectedAt) {
    return new Connection(id, connectedAt, protocol, state);
  }
}
