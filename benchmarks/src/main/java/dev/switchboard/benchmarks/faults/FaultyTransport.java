package dev.switchboard.benchmarks.faults;

import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.connection.Transport;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The transport of a process that can be killed, over which posts may take long, and one is never
 * answered.
 */
final class FaultyTransport implements Transport {

  private static final int ONE_IN = 10;
  private static final int SILENT = 15;
  static final Duration LONG = Duration.ofSeconds(4);

  private final Transport wire;
  private final WorkerProcess process;
  private final TurningClock clock;
  private final boolean late;
  private final Consumer<ConnectionId> tried;
  private final AtomicInteger posts = new AtomicInteger();

  FaultyTransport(
      Transport wire,
      WorkerProcess process,
      TurningClock clock,
      boolean late,
      Consumer<ConnectionId> tried) {
    this.wire = wire;
    this.process = process;
    this.clock = clock;
    this.late = late;
    this.tried = tried;
  }

  @Override
  public Delivery send(ConnectionId to, Frame frame) {
    if (!process.posts()) {
      return new Delivery.Failed("The process is dead.");
    }
    tried.accept(to);
    Delivery came = wire.send(to, frame);
    int number = late ? posts.incrementAndGet() : 1;
    if (number == SILENT) {
      clock.turnToAlarm();
      return new Delivery.Failed("Nobody answered.");
    }
    if (number % ONE_IN == 0 && !Thread.currentThread().isInterrupted()) {
      clock.pause(LONG);
    }
    return came;
  }

  @Override
  public void close(ConnectionId id) {
    wire.close(id);
  }
}
