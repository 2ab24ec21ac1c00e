package dev.switchboard.lambda;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import java.util.List;

/** What API Gateway tells of a connection. */
sealed interface GatewayEvent {

  /**
   * A client asks to connect.
   *
   * @param subprotocols what it offers to speak, in its order
   */
  record Connect(Connection connection, List<String> subprotocols) implements GatewayEvent {}

  /** A client said something; never empty. */
  record Message(Connection connection, String text) implements GatewayEvent {}

  /** A client has left. */
  record Disconnect(ConnectionId connection) implements GatewayEvent {}

  /**
   * None of these.
   *
   * @param reason what is wrong with it, for the log and for whoever sent it
   */
  record Unreadable(String reason) implements GatewayEvent {}
}
