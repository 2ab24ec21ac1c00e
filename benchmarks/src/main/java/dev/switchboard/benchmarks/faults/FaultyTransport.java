package dev.switchboard.benchmarks.faults;

import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.connection.Transport;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** The transport of a process that can be killed, over which posts may take long. */
final class FaultyTransport implements Transport {

  private static final int ONE_IN = 10;
  private static final Duration LONG = Duration.ofSeconds(4);

  private final Transport wire;
  private final WorkerProcess process;
  private final TurningClock clock;
  private final boolean late;
  private final AtomicInteger posts = new AtomicInteger();

  FaultyTransport(Transport wire, WorkerProcess process, TurningClock clock, boolean late) {
    this.wire = wire;
    this.process = process;
    this.clock = clock;
    this.late = late;
  }

  @Override
  public Delivery send(ConnectionId to, Frame frame) {
    if (!process.posts()) {
      return new Delivery.Failed("The process is dead.");
    }
    Delivery came = wire.send(to, frame);
    if (late && posts.incrementAndGet() % ONE_IN == 0) {
      clock.pause(LONG);
    }
    return came;
  }

  @Override
  public void close(ConnectionId id) {
    wire.close(id);
  }
}
