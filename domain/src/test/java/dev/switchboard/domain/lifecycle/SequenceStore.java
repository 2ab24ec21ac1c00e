package dev.switchboard.domain.lifecycle;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.Page;
import dev.switchboard.domain.connection.Reminder;
import dev.switchboard.domain.connection.SubscribeResult;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.connection.SubscriptionId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** A store with the given sequences, which fails for the given connections. */
final class SequenceStore implements ConnectionStore {

  private final Map<ConnectionId, Long> sequences = new ConcurrentHashMap<>();
  private final Map<ConnectionId, RuntimeException> failing = new ConcurrentHashMap<>();

  void has(Connection connection, long sequence) {
    sequences.put(connection.id(), sequence);
  }

  void failsFor(Connection connection, RuntimeException with) {
    failing.put(connection.id(), with);
  }

  @Override
  public OptionalLong sequence(ConnectionId id) {
    RuntimeException failure = failing.get(id);
    if (failure != null) {
      throw failure;
    }
    Long sequence = sequences.get(id);
    return sequence == null ? OptionalLong.empty() : OptionalLong.of(sequence);
  }

  @Override
  public void advance(Reminder handled) {
    sequences.computeIfPresent(
        handled.connection().id(), (_, sequence) -> Math.max(sequence, handled.next().sequence()));
  }

  @Override
  public void remove(ConnectionId id) {
    sequences.remove(id);
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
  public Page<Subscription> subscribersTo(
      ChannelPattern pattern, AudienceShare share, Cursor from) {
    throw new UnsupportedOperationException();
  }
}
