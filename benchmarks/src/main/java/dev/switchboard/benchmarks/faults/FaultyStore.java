package dev.switchboard.benchmarks.faults;

import static java.util.Comparator.comparing;

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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/** A store, in smaller pages, of a process that can be killed; it may fail now and then. */
final class FaultyStore implements ConnectionStore {

  private static final int PAGE = 12;
  private static final Comparator<Subscription> IN_ORDER = comparing(FaultyStore::placeOf);

  private final ConnectionStore memory;
  private final WorkerProcess process;
  private final boolean fails;
  private final AtomicInteger reads = new AtomicInteger();
  private final AtomicInteger removals = new AtomicInteger();

  FaultyStore(ConnectionStore memory, WorkerProcess process, boolean fails) {
    this.memory = memory;
    this.process = process;
    this.fails = fails;
  }

  @Override
  public Page<Subscription> subscribersTo(
      ChannelPattern pattern, AudienceShare share, Cursor from) {
    failEvery(3, reads);
    List<Subscription> left = after(memory, pattern, share, from);
    List<Subscription> page = left.subList(0, Math.min(PAGE, left.size()));
    return new Page<>(
        page,
        left.size() > PAGE ? Optional.of(new Cursor(placeOf(page.getLast()))) : Optional.empty());
  }

  /**
   * All of a share who come after a cursor, in a store that holds no more than a page of memory's.
   */
  static List<Subscription> after(
      ConnectionStore memory, ChannelPattern pattern, AudienceShare share, Cursor from) {
    return memory.subscribersTo(pattern, share, Cursor.START).items().stream()
        .sorted(IN_ORDER)
        .filter(each -> placeOf(each).compareTo(from.value()) > 0)
        .toList();
  }

  /** Whether a connection comes after a cursor. */
  static boolean isAfter(ConnectionId id, Cursor from) {
    return placeOf(id).compareTo(from.value()) > 0;
  }

  private static String placeOf(Subscription subscription) {
    return placeOf(subscription.connection().id());
  }

  private static String placeOf(ConnectionId id) {
    return "%03d/%s".formatted(AudienceShare.positionOf(id), id.value());
  }

  @Override
  public void remove(ConnectionId id) {
    failEvery(2, removals);
    memory.remove(id);
  }

  private void failEvery(int times, AtomicInteger calls) {
    boolean due = calls.incrementAndGet() % times == 0;
    if (!process.isAlive() || (fails && due)) {
      throw new StoreUnavailableException("The store is down.", new IOException());
    }
  }

  @Override
  public void add(Connection connection, List<Subscription> initially) {
    memory.add(connection, initially);
  }

  @Override
  public Optional<Connection> find(ConnectionId id) {
    return memory.find(id);
  }

  @Override
  public Page<Connection> connections(Cursor from) {
    return memory.connections(from);
  }

  @Override
  public SubscribeResult subscribe(Subscription subscription) {
    return memory.subscribe(subscription);
  }

  @Override
  public boolean unsubscribe(ConnectionId connection, SubscriptionId id) {
    return memory.unsubscribe(connection, id);
  }

  @Override
  public OptionalLong beat(ConnectionId id) {
    return memory.beat(id);
  }

  @Override
  public void advance(Reminder heeded) {
    memory.advance(heeded);
  }
}
