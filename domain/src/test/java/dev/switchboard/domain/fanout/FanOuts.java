package dev.switchboard.domain.fanout;

import static dev.switchboard.domain.fanout.Audience.NOW;

import dev.switchboard.domain.connection.ChannelName;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.connection.SubscriptionId;
import dev.switchboard.domain.connection.Transport;
import dev.switchboard.domain.protocol.Event;
import dev.switchboard.domain.protocol.PlainWordsCodec;
import dev.switchboard.domain.queue.FanOutQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** Fan-outs at a fixed instant, so that nothing waits and no deadline passes. */
final class FanOuts {

  static final Duration TIME = Duration.ofSeconds(20);
  static final Instant DEADLINE = NOW.plus(TIME);

  private FanOuts() {}

  /** Returns a fan-out without a queue. */
  static FanOut over(ConnectionStore store, Transport transport, int window) {
    return over(store, transport, FanOutQueue.NONE, FanOutLimits.DEFAULT.withWindow(window));
  }

  static FanOut over(
      ConnectionStore store, Transport transport, FanOutQueue queue, FanOutLimits limits) {
    // Time does not pass, so the pacer must never make a frame wait.
    FanOutLimits unpaced = new FanOutLimits(limits.window(), Integer.MAX_VALUE, limits.inlineMax());
    return new FanOut(
        store, transport, new PlainWordsCodec(), queue, _ -> {}, InstantSource.fixed(NOW), unpaced);
  }

  static FanOutReport publish(FanOut fanOut, String channel) {
    return fanOut.publish(publication(channel, "hello"), DEADLINE);
  }

  static Publication publication(String channel, String... texts) {
    return new Publication(
        new ChannelName(channel), Stream.of(texts).<Event>map(Event.Text::new).toList());
  }

  /** Returns a subscription to {@code /news} for each connection. */
  static List<Subscription> subscribed(List<Connection> connections) {
    return connections.stream().map(FanOuts::subscribed).toList();
  }

  static Subscription subscribed(Connection connection) {
    return new Subscription(connection, new SubscriptionId("1"), new ChannelPattern("/news"));
  }
}
