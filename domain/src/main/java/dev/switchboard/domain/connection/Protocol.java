package dev.switchboard.domain.connection;

/** What a client speaks. It is chosen at the handshake, for as long as the connection lasts. */
public enum Protocol {
  /** Bare text, on the broadcast channel. */
  PLAIN,
  /** The AppSync Events protocol, on the channels that the client names. */
  EVENTS,
  /**
   * The AppSync Events protocol, by a client whose credentials were refused: it is told so when it
   * first speaks, as its protocol has it, and is heard no further.
   */
  REFUSED_EVENTS
}
