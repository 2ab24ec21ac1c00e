package dev.switchboard.domain.connection;

/** The decision on a connection's client at the handshake. */
public sealed interface ConnectionState {

  /** The client may send messages. */
  record Accepted() implements ConnectionState {}

  /**
   * The client's credentials were refused. The Events protocol sends the refusal in reply to the
   * client's first message; then the connection is closed.
   *
   * @param reason one sentence for the client, without credentials; empty if an older release
   *     stored the connection
   */
  record Refused(String reason) implements ConnectionState {}

  /**
   * The client's credentials could not be checked. Its {@code connection_init} is acknowledged, and
   * its next message closes the connection, so that it connects again and is checked then.
   *
   * @param reason one sentence for the log, without credentials
   */
  record Unavailable(String reason) implements ConnectionState {}
}
