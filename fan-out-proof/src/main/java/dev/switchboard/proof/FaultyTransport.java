package dev.switchboard.proof;

import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.connection.Transport;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The transport of a process that can be killed. Posts may take long, and one is never answered.
 */
final class FaultyTransport implements Transport {

  private static final int ONE_IN = 10;
  private static final int SILENT = 15;
  private static final Duration LONG = Duration.ofSeconds(4);

  private final Transport wire;
  private final WorkerProcess process;
  private final SkippingClock clock;
  private final FaultMix mix;
  private final Consumer<ConnectionId> tried;
  private final AtomicInteger posts = new AtomicInteger();

  FaultyTransport(
      Transport wire,
      WorkerProcess process,
      SkippingClock clock,
      FaultMix mix,
      Consumer<ConnectionId> tried) {
    this.wire = wire;
    this.process = process;
    this.clock = clock;
    this.mix = mix;
    this.tried = tried;
  }

  @Override
  public Delivery send(ConnectionId to, Frame frame) {
    if (!process.posts()) {
      return new Delivery.Failed("The process is dead.");
    }
    if (InitialRows.LONG_GONE.contains(to)) {
      return new Delivery.Gone();
    }
    tried.accept(to);
    Delivery came = wire.send(to, frame);
    int number = mix.has(FaultKind.LATE_POSTS) ? posts.incrementAndGet() : 1;
    if (number == SILENT) {
      clock.pauseForEver();
      return new Delivery.Failed("Nobody answered.");
    }
    if (number % ONE_IN == 0) {
      clock.pause(LONG);
    }
    return came;
  }

  @Override
  public void close(ConnectionId id) {
    wire.close(id);
  }
}
