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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The store of a process that can be killed, in small pages, which may fail, hang or stop half-way
 * now and then. It does what a fan-out asks of a store, and nothing else.
 */
final class FaultyStore implements ConnectionStore {

  /** How many pages an audience has, about. */
  private static final int PAGES = 4;

  /** When the client of DynamoDB gives a call up. */
  private static final Duration TIME_OUT = Duration.ofSeconds(8);

  private final TwoTables tables;
  private final WorkerProcess process;
  private final TurningClock clock;
  private final Mix mix;
  private final Consumer<Connection> forgotten;
  private final AtomicInteger reads = new AtomicInteger();
  private final AtomicInteger removals = new AtomicInteger();

  /**
   * A store over tables.
   *
   * @param forgotten is told of each connection before its row is removed
   */
  FaultyStore(
      TwoTables tables,
      WorkerProcess process,
      TurningClock clock,
      Mix mix,
      Consumer<Connection> forgotten) {
    this.tables = tables;
    this.process = process;
    this.clock = clock;
    this.mix = mix;
    this.forgotten = forgotten;
  }

  @Override
  public Page<Subscription> subscribersTo(
      ChannelPattern pattern, AudienceShare share, Cursor from) {
    int read = reads.incrementAndGet();
    failIf(!process.isAlive());
    hangIf(mix.has(Trouble.HANGING) && read % 4 == 0);
    failIf(mix.has(Trouble.FAILING_STORE) && read % 3 == 0);
    List<Subscription> left = tables.audience(share, from);
    int most = 1 + tables.subscribers() / PAGES;
    return left.size() > most ? page(left.subList(0, most)) : new Page<>(left, Optional.empty());
  }

  private static Page<Subscription> page(List<Subscription> items) {
    Place last = Place.of(items.getLast().connection().id());
    return new Page<>(items, Optional.of(last.cursor()));
  }

  @Override
  public void remove(ConnectionId id) {
    int removal = removals.incrementAndGet();
    failIf(!process.isAlive());
    hangIf(mix.has(Trouble.HANGING) && removal % 20 == 3);
    failIf(mix.has(Trouble.FAILING_STORE) && removal % 30 == 1);
    tables.find(id).ifPresent(forgotten);
    if (mix.has(Trouble.HALF_REMOVED) && removal % 30 == 2) {
      tables.removeHalf(id);
      process.dieIfDoomed();
      failIf(true);
    }
    tables.remove(id);
  }

  /** Waits for an answer that never comes, until that is given up or cut off. */
  private void hangIf(boolean due) {
    if (due) {
      clock.pause(TIME_OUT);
      failIf(true);
    }
  }

  private static void failIf(boolean due) {
    if (due) {
      throw new StoreUnavailableException("The store is down.", new IOException());
    }
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
