package dev.switchboard.benchmarks.faults;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.Page;
import dev.switchboard.domain.connection.Reminder;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.connection.SubscribeResult;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.connection.SubscriptionId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A store with a fixed audience, read in pages, each of which takes simulated time; while it hangs,
 * until its client gives the call up.
 */
final class SimulatedStore implements ConnectionStore {

  private static final Duration LATENCY = Duration.ofMillis(5);

  /** When the client of DynamoDB gives a call up. */
  private static final Duration TIME_OUT = Duration.ofSeconds(8);

  private static final int PAGE = 40;

  private final SimulatedAudience audience;
  private final SimulatedClock clock;
  private final FaultSchedule schedule;

  SimulatedStore(SimulatedAudience audience, SimulatedClock clock, FaultSchedule schedule) {
    this.audience = audience;
    this.clock = clock;
    this.schedule = schedule;
  }

  @Override
  public Page<Subscription> subscribersTo(
      ChannelPattern pattern, AudienceShare share, Cursor from) {
    waitForAnswer();
    List<Subscription> left = audience.after(pattern, share, from);
    if (left.size() <= PAGE) {
      return new Page<>(left, Optional.empty());
    }
    List<Subscription> page = left.subList(0, PAGE);
    return new Page<>(page, Optional.of(Place.of(page.getLast().connection().id()).cursor()));
  }

  private void waitForAnswer() {
    if (schedule.storeHangs(clock.instant())) {
      clock.pause(TIME_OUT);
      throw new StoreUnavailableException("The store does not answer.", new IOException());
    }
    clock.pause(LATENCY);
  }

  @Override
  public void remove(ConnectionId id) {
    throw new UnsupportedOperationException("Nobody has left: " + id);
  }

  @Override
  public void add(Connection connection, List<Subscription> initially) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Connection> find(ConnectionId id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Page<Connection> connections(Cursor from) {
    throw new UnsupportedOperationException();
  }

  @Override
  public SubscribeResult subscribe(Subscription subscription) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean unsubscribe(ConnectionId connection, SubscriptionId id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public OptionalLong sequence(ConnectionId id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void advance(Reminder handled) {
    throw new UnsupportedOperationException();
  }
}
