package dev.switchboard.domain.protocol;

import dev.switchboard.domain.connection.SubscriptionId;
import java.time.Duration;
import java.util.Optional;

/** What a client of the Events protocol is told; events themselves are {@link EventFrames}. */
public sealed interface ServerMessage {

  /**
   * The answer to {@link ClientMessage.ConnectionInit}.
   *
   * @param timeout after how much silence the client should take the connection for broken
   */
  record ConnectionAck(Duration timeout) implements ServerMessage {}

  /** A sign of life. */
  record KeepAlive() implements ServerMessage {}

  /** The subscription stands: what is published from now on is delivered. */
  record SubscribeSuccess(SubscriptionId id) implements ServerMessage {}

  /** The subscription is no more. */
  record UnsubscribeSuccess(SubscriptionId id) implements ServerMessage {}

  /** The publication was taken, perhaps not every event of it. */
  record PublishSuccess(RequestId id, PublishReceipt outcome) implements ServerMessage {}

  /**
   * A no, or that something went wrong.
   *
   * @param kind what it is the answer to
   * @param id the id that the client gave, if it gave one that can be repeated
   */
  record ErrorResponse(Kind kind, Optional<String> id, ProtocolError problem)
      implements ServerMessage {

    /** What was refused. */
    public enum Kind {
      CONNECTION,
      SUBSCRIBE,
      UNSUBSCRIBE,
      PUBLISH,
      /** Something that cannot be told. */
      OTHER
    }
  }
}
