package dev.switchboard.benchmarks.posting;

import dev.switchboard.aws.AwsAccess;
import dev.switchboard.aws.apigateway.ApiGatewaySettings;
import dev.switchboard.domain.connection.ChannelName;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.fanout.FanOut;
import dev.switchboard.domain.fanout.FanOutLimits;
import dev.switchboard.domain.fanout.FanOutReport;
import dev.switchboard.domain.fanout.Publication;
import dev.switchboard.domain.pacing.Pause;
import dev.switchboard.domain.protocol.Event;
import dev.switchboard.domain.queue.FanOutQueue;
import dev.switchboard.lambda.JvmCiphers;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Our fan-out, as a function runs it. May be shared between threads that post to the same
 * recipients.
 */
final class FanOutSender implements EventSender {

  static final ChannelName CHANNEL = new ChannelName("/broadcast");

  /** The time in which a function can send. */
  private static final Duration DEPLOYED_TIME = Duration.ofSeconds(20);

  /** A time longer than any measurement. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final ConnectionStore store;
  private final FanOut fanOut;
  private final Duration time;

  private FanOutSender(
      URI endpoint,
      int connections,
      ConnectionStore store,
      FanOutQueue queue,
      FanOutLimits limits,
      Duration time) {
    ApiGatewaySettings settings =
        new ApiGatewaySettings(
            endpoint, AwsAccess.LAPTOP, connections, List.of(), JvmCiphers.ciphers());
    InstantSource clock = InstantSource.system();
    PostingComponent parts = DaggerPostingComponent.factory().create(settings, clock);
    this.store = store;
    this.fanOut =
        new FanOut(store, parts.transport(), parts.codec(), queue, Pause.REAL, clock, limits);
    this.time = time;
  }

  /** Returns a sender without a pace, because the account's quota is not measured. */
  static FanOutSender unlimited(URI endpoint, int connections, ConnectionStore store) {
    FanOutLimits limits = new FanOutLimits(connections, Integer.MAX_VALUE, Integer.MAX_VALUE);
    return new FanOutSender(endpoint, connections, store, FanOutQueue.NONE, limits, PATIENCE);
  }

  /**
   * Returns a sender with the pace of a deployment, and a queue that accepts every job without
   * running it.
   */
  static FanOutSender deployed(URI endpoint, int connections, ConnectionStore store) {
    FanOutLimits limits = FanOutLimits.DEFAULT.withWindow(connections);
    return new FanOutSender(endpoint, connections, store, _ -> List.of(), limits, DEPLOYED_TIME);
  }

  @Override
  public Counts send(int from, int to) {
    if (store instanceof NumberedAudience numbered) {
      numbered.select(from, to);
    }
    FanOutReport report =
        fanOut.publish(
            new Publication(CHANNEL, List.of(new Event.Text(NumberedAudience.EVENT))),
            Instant.now().plus(time));
    return new Counts(report.sent(), report.gone(), report.handedOver());
  }
}
