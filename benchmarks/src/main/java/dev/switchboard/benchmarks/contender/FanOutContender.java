package dev.switchboard.benchmarks.contender;

import dev.switchboard.domain.connection.ChannelName;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Transport;
import dev.switchboard.domain.fanout.FanOut;
import dev.switchboard.domain.fanout.FanOutLimits;
import dev.switchboard.domain.fanout.FanOutReport;
import dev.switchboard.domain.fanout.Publication;
import dev.switchboard.domain.protocol.Event;
import dev.switchboard.domain.queue.FanOutQueue;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Our fan-out over a transport, as a function runs it, but with no pace to keep: an account's quota
 * is not what is measured. The only class here that knows how a fan-out is called.
 */
final class FanOutContender implements Contender {

  /** What is published to. */
  static final String CHANNEL = "/broadcast";

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Transport transport;
  private final BiFunction<Integer, Integer, ConnectionStore> audience;
  private final FanOutLimits limits;

  /**
   * Prepares to publish.
   *
   * @param audience the store that holds the recipients with certain numbers
   * @param window how many posts are on their way at once
   */
  FanOutContender(
      Transport transport, BiFunction<Integer, Integer, ConnectionStore> audience, int window) {
    this.transport = transport;
    this.audience = audience;
    this.limits = new FanOutLimits(window, Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  @Override
  public int post(int from, int to) throws IOException {
    FanOut fanOut =
        DaggerFanOutComponent.factory()
            .create(
                audience.apply(from, to),
                transport,
                FanOutQueue.NONE,
                InstantSource.system(),
                limits)
            .fanOut();
    FanOutReport report =
        fanOut.publish(
            new Publication(new ChannelName(CHANNEL), List.of(new Event.Text(Recipients.EVENT))),
            Instant.now().plus(PATIENCE));
    if (report.sent() + report.gone() != to - from) {
      throw new IOException("Not everybody was reached: " + report);
    }
    return report.gone();
  }
}
