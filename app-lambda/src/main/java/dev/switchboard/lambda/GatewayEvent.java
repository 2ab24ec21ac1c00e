package dev.switchboard.lambda;

import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.lifecycle.Handshake;
import java.time.Instant;

/** An event of API Gateway about a connection. */
sealed interface GatewayEvent {

  /** A client requests a connection. */
  record Connect(Handshake handshake) implements GatewayEvent {}

  /** A client sent a text, which is never empty. */
  record Message(ConnectionId connection, Instant connectedAt, String text)
      implements GatewayEvent {}

  /** A client disconnected. */
  record Disconnect(ConnectionId connection) implements GatewayEvent {}

  /**
   * An event of another kind.
   *
   * @param reason the fault in the event, for the log and for the sender
   */
  record Unreadable(String reason) implements GatewayEvent {}
}
