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
  PLAIN(Protocol.PLAIN, true),
  EVENTS(Protocol.EVENTS, true),
  /** A connection that was not accepted. Only a row of the connections' table has the reason. */
  REFUSED_EVENTS(Protocol.EVENTS, false);

  private final Protocol protocol;
  private final boolean accepted;

  StoredProtocol(Protocol protocol, boolean accepted) {
    this.protocol = protocol;
    this.accepted = accepted;
  }

  /** Returns the stored value of a connection. */
  public static StoredProtocol of(Connection connection) {
    return switch (connection.protocol()) {
      case PLAIN -> PLAIN;
      case EVENTS ->
          connection.state() instanceof ConnectionState.Accepted ? EVENTS : REFUSED_EVENTS;
    };
  }

  /** Returns the connection with this value, without the reason of a refusal. */
  public Connection connection(ConnectionId id, Instant connectedAt) {
    return accepted
        ? new Connection(id, connectedAt, protocol)
        : Connection.refused(id, connectedAt, "");
  }
}
