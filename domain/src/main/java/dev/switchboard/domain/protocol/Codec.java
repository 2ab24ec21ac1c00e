package dev.switchboard.domain.protocol;

import dev.switchboard.domain.connection.Frame;

/**
 * Reads and writes the AppSync Events protocol. May be shared between threads.
 *
 * <p>Reading is total, and takes time in proportion to the text: what cannot be understood becomes
 * {@link ClientMessage.Unreadable}, never an exception.
 */
public interface Codec {

  /** Reads what a client said. */
  ClientMessage decode(String text);

  /** Writes what is said to a client. */
  Frame encode(ServerMessage message);

  /**
   * Writes, once for all who are subscribed, what the frames of an event have in common. A client
   * of the Events protocol receives bare text as the JSON string of it; a plain client receives a
   * JSON string as its value, and any other JSON as it is written.
   */
  EventFrames frames(Event event);
}
