package dev.switchboard.domain.protocol;

import dev.switchboard.domain.connection.SubscriptionId;
import java.time.Duration;
import java.util.Optional;

/** A message to a client of the Events protocol; events themselves are {@link EventFrames}. */
public sealed interface ServerMessage {

  /**
   * The answer to {@link ClientMessage.ConnectionInit}.
   *
   * @param timeout the time without messages after which the client should assume that the
   *     connection is broken
   */
  record ConnectionAck(Duration timeout) implements ServerMessage {}

  /** A keep-alive. */
  record KeepAlive() implements ServerMessage {}

  /** The subscription exists: events published from now on are delivered. */
  record SubscribeSuccess(SubscriptionId id) implements ServerMessage {}

  /** The subscription has ended. */
  record UnsubscribeSuccess(SubscriptionId id) implements ServerMessage {}

  /** The publish was accepted, perhaps not every event of it. */
  record PublishSuccess(RequestId id, PublishReceipt receipt) implements ServerMessage {}

  /**
   * The request was refused or failed.
   *
   * @param kind the kind of the request
   * @param id the id of the request, if it had a valid one
   */
  record ErrorResponse(Kind kind, Optional<String> id, ProtocolError error)
      implements ServerMessage {

    /** The kind of a request. */
    public enum Kind {
      CONNECTION,
      SUBSCRIBE,
      UNSUBSCRIBE,
      PUBLISH,
      /** An unknown kind. */
      OTHER
    }
  }
}
