package dev.switchboard.domain.protocol;

import dev.switchboard.domain.access.Credentials;
import dev.switchboard.domain.connection.ChannelName;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.SubscriptionId;
import java.util.List;

/** What a client of the Events protocol says. */
public sealed interface ClientMessage {

  /** It is ready, and wants to know that we are. Nobody has to say this. */
  record ConnectionInit() implements ClientMessage {}

  /** It wants to hear what is published to a pattern. */
  record Subscribe(SubscriptionId id, ChannelPattern pattern, Credentials credentials)
      implements ClientMessage {}

  /** It wants to hear no more for one of its subscriptions. */
  record Unsubscribe(SubscriptionId id) implements ClientMessage {}

  /**
   * It has something to say to all who listen to a channel.
   *
   * @param events at least one, in the order in which they came; how many there may be is not the
   *     codec's to judge
   */
  record Publish(
      RequestId id, ChannelName channel, List<SubmittedEvent> events, Credentials credentials)
      implements ClientMessage {

    public Publish {
      events = List.copyOf(events);
    }
  }

  /**
   * It is none of these.
   *
   * @param answer what the client is told
   */
  record Unreadable(ServerMessage.ErrorResponse answer) implements ClientMessage {}
}
