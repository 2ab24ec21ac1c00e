package dev.switchboard.lambda;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A store that knows those it was told of, and fails as told. */
final class ScriptedStore implements ConnectionStore {

  private final List<Connection> known = new ArrayList<>();
  private Optional<RuntimeException> failure = Optional.empty();

  /** Says who is remembered, and subscribed to whatever is asked for. */
  void knows(Connection connection) {
    known.add(connection);
  }

  /** Says what every call throws from now on. */
  void fails(RuntimeException with) {
    failure = Optional.of(with);
  }

  @Override
  public void add(Connection connection, List<Subscription> initially) {
    failIfTold();
  }

  @Override
  public Optional<Connection> find(ConnectionId id) {
    failIfTold();
    return known.stream().filter(connection -> connection.id().equals(id)).findFirst();
  }

  @Override
  public void remove(ConnectionId id) {
    failIfTold();
  }

  @Override
  public Page<Subscription> subscribersTo(
      ChannelPattern pattern, AudienceShare share, Cursor from) {
    failIfTold();
    return new Page<>(
        known.stream()
            .map(connection -> new Subscription(connection, new SubscriptionId("1"), pattern))
            .toList(),
        Optional.empty());
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

  private void failIfTold() {
    failure.ifPresent(
        with -> {
          throw with;
        });
  }

  @Override
  public OptionalLong sequence(ConnectionId id) {
    failure.ifPresent(
        thrown -> {
          throw thrown;
        });
    return OptionalLong.of(0);
  }

  @Override
  public void advance(Reminder handled) {
    throw new UnsupportedOperationException();
  }
}
