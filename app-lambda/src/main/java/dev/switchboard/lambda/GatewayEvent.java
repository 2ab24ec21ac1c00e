package dev.switchboard.lambda;

import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.lifecycle.Handshake;
import java.time.Instant;

/** What API Gateway tells of a connection. */
sealed interface GatewayEvent {

  /** A client asks to connect. */
  record Connect(Handshake handshake) implements GatewayEvent {}

  /** A client said something; never empty. */
  record Message(ConnectionId connection, Instant connectedAt, String text)
      implements GatewayEvent {}

  /** A client has left. */
  record Disconnect(ConnectionId connection) implements GatewayEvent {}

  /**
   * None of these.
   *
   * @param reason what is wrong with it, for the log and for whoever sent it
   */
  record Unreadable(String reason) implements GatewayEvent {}
}
