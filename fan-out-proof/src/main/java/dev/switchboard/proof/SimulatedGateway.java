package dev.switchboard.proof;

import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.connection.Transport;
import dev.switchboard.proof.ScheduledFault.LatePosts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A gateway in memory that takes simulated time for each post, refuses posts beyond its account's
 * limit, and records every attempt. It writes nothing and waits for nothing else.
 */
final class SimulatedGateway {

  /** The duration of a post, about as within a region. */
  static final Duration LATENCY = Duration.ofMillis(5);

  private final SimulatedClock clock;
  private final FaultSchedule schedule;
  private final SimulatedAccount account;
  private final AtomicInteger posts = new AtomicInteger();
  private final Queue<RecordedPost> recorded = new ConcurrentLinkedQueue<>();

  SimulatedGateway(SimulatedClock clock, FaultSchedule schedule, AccountLimit limit) {
    this.clock = clock;
    this.schedule = schedule;
    this.account = new SimulatedAccount(schedule, limit, clock.instant());
  }

  /** Returns the transport of a process to this gateway. */
  Transport transport(int process) {
    return new Transport() {
      @Override
      public Delivery send(ConnectionId to, Frame frame) {
        return post(process, to, frame);
      }

      @Override
      public void close(ConnectionId id) {
        throw new UnsupportedOperationException();
      }
    };
  }

  private Delivery post(int process, ConnectionId to, Frame frame) {
    Instant begun = clock.instant();
    boolean refused = schedule.isSlow(to, begun) || !account.take(begun);
    clock.pause(refused ? LATENCY : LATENCY.plus(delay(begun)));
    Delivery came = outcome(refused);
    recorded.add(new RecordedPost(process, to, frame.text(), begun, clock.instant(), came));
    return came;
  }

  private static Delivery outcome(boolean refused) {
    if (Thread.currentThread().isInterrupted()) {
      return new Delivery.Failed("The post was cut off.");
    }
    return refused ? new Delivery.Throttled() : new Delivery.Sent();
  }

  private Duration delay(Instant now) {
    Optional<LatePosts> late = schedule.latePosts(now);
    return late.filter(fault -> posts.incrementAndGet() % fault.oneIn() == 0)
        .map(LatePosts::delay)
        .orElse(Duration.ZERO);
  }

  /** Returns all attempts so far, in the order of their answers. */
  List<RecordedPost> posts() {
    return List.copyOf(recorded);
  }
}
