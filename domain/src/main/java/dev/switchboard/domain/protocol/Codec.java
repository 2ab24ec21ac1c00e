package dev.switchboard.domain.protocol;

import dev.switchboard.domain.connection.Frame;

/**
 * Reads and writes the AppSync Events protocol. May be shared between threads.
 *
 * <p>Reading never throws, and takes time in proportion to the text: a malformed message becomes
 * {@link ClientMessage.Unreadable}.
 */
public interface Codec {

  /** Reads a message from a client. */
  ClientMessage decode(String text);

  /** Writes a message to a client. */
  Frame encode(ServerMessage message);

  /**
   * Writes the common part of the frames of an event, once for all subscriptions. A client of the
   * Events protocol receives plain text as a JSON string. A plain client receives the value of a
   * JSON string, and any other JSON unchanged.
   */
  EventFrames frames(Event event);
}
