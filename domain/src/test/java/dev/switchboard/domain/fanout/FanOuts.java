package dev.switchboard.domain.fanout;

import static dev.switchboard.domain.fanout.Audience.NOW;

import dev.switchboard.domain.connection.ChannelName;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Transport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Fan-outs at an instant that does not pass, so that nobody waits and no deadline comes. */
final class FanOuts {

  static final Instant DEADLINE = NOW.plus(Duration.ofSeconds(20));

  private FanOuts() {}

  /** One without a queue. */
  static FanOut over(ConnectionStore store, Transport transport, int window) {
    return over(store, transport, FanOutQueue.NONE, FanOutLimits.DEFAULT.withWindow(window));
  }

  static FanOut over(
      ConnectionStore store, Transport transport, FanOutQueue queue, FanOutLimits limits) {
    return new FanOut(store, transport, queue, _ -> {}, InstantSource.fixed(NOW), limits);
  }

  static FanOutReport publish(FanOut fanOut, String channel) {
    return fanOut.publish(new Publication(new ChannelName(channel), "hello"), DEADLINE);
  }
}
