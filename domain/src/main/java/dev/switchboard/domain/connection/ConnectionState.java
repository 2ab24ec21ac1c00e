package dev.switchboard.domain.connection;

/** The decision on a connection's client at the handshake. */
public enum ConnectionState {
  /** The client may send messages. */
  ACCEPTED,
  /**
   * The client's credentials were refused. The Events protocol sends the refusal in reply to the
   * client's first message; then the connection is closed.
   */
  REFUSED
}
