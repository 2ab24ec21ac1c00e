package dev.switchboard.domain.lifecycle;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.fanout.FanOut;
import dev.switchboard.domain.fanout.FanOutLimits;
import dev.switchboard.domain.fanout.FanOutQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Two clients that have been connected for long, and the lifecycle they meet. */
final class Clients {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Instant LONG_AGO = NOW.minus(Duration.ofHours(1));

  static final Connection ADA = new Connection(new ConnectionId("ada"), LONG_AGO);
  static final Connection BOB = new Connection(new ConnectionId("bob"), LONG_AGO);

  static final Instant DEADLINE = NOW.plus(Duration.ofSeconds(20));

  private Clients() {}

  static ConnectionLifecycle lifecycle(
      RecordingStore store, RecordingTransport transport, PlainMode mode) {
    FanOut fanOut =
        new FanOut(
            store,
            transport,
            FanOutQueue.NONE,
            _ -> {},
            InstantSource.fixed(NOW),
            FanOutLimits.DEFAULT);
    return new ConnectionLifecycle(store, fanOut, mode);
  }
}
