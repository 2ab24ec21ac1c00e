package dev.switchboard.domain.protocol;

import dev.switchboard.domain.access.Credentials;
import dev.switchboard.domain.connection.ChannelName;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.SubscriptionId;
import java.util.List;

/** A message from a client of the Events protocol. */
public sealed interface ClientMessage {

  /** Requests an acknowledgement of the connection. Clients need not send it. */
  record ConnectionInit() implements ClientMessage {}

  /** Subscribes to a pattern. */
  record Subscribe(SubscriptionId id, ChannelPattern pattern, Credentials credentials)
      implements ClientMessage {}

  /** Ends one of the client's subscriptions. */
  record Unsubscribe(SubscriptionId id) implements ClientMessage {}

  /**
   * Publishes events to a channel.
   *
   * @param events at least one, in the order of the message; the codec does not limit their number
   */
  record Publish(
      RequestId id, ChannelName channel, List<SubmittedEvent> events, Credentials credentials)
      implements ClientMessage {

    public Publish {
      events = List.copyOf(events);
    }
  }

  /**
   * A text that is none of these messages, or a malformed one.
   *
   * @param answer the reply to the client
   */
  record Unreadable(ServerMessage.ErrorResponse answer) implements ClientMessage {}
}
