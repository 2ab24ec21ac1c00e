package dev.switchboard.domain.connection;

/** The protocol of a connection, chosen at the handshake for its whole lifetime. */
public enum Protocol {
  /** Plain text, on the broadcast channel. */
  PLAIN,
  /** The AppSync Events protocol, on the channels that the client names. */
  EVENTS
}
