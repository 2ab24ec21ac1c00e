package dev.switchboard.domain.lifecycle;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.OutcomeUnknownException;
import dev.switchboard.domain.connection.Page;
import dev.switchboard.domain.connection.Reminder;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.connection.SubscribeResult;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.connection.SubscriptionId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A store that writes down what it is asked, and knows those it was told of and nobody else. */
final class RecordingStore implements ConnectionStore {

  private final List<String> calls = new ArrayList<>();
  private final List<Subscription> added = new ArrayList<>();
  private List<Connection> known = List.of();
  private boolean up = true;
  private boolean answersChanges = true;

  /** Says who is remembered, and subscribed to whatever is asked for. */
  void knows(Connection... connections) {
    known = List.of(connections);
  }

  void goDown() {
    up = false;
  }

  /** From now on it does not say what became of a subscribe. */
  void loseAnswers() {
    answersChanges = false;
  }

  /** What it was asked, in order. */
  List<String> calls() {
    return calls;
  }

  /** What connections that it was to add are subscribed to. */
  List<Subscription> added() {
    return added;
  }

  @Override
  public void add(Connection connection, List<Subscription> initially) {
    called("add " + connection.id());
    added.addAll(initially);
  }

  @Override
  public Optional<Connection> find(ConnectionId id) {
    called("find " + id);
    return known.stream().filter(connection -> connection.id().equals(id)).findFirst();
  }

  @Override
  public void remove(ConnectionId id) {
    called("remove " + id);
  }

  @Override
  public Page<Subscription> subscribersTo(
      ChannelPattern pattern, AudienceShare share, Cursor from) {
    called("subscribersTo " + pattern);
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
    called("subscribe " + subscription.connection().id() + " to " + subscription.pattern());
    if (!answersChanges) {
      throw new OutcomeUnknownException("The answer was lost.", new IOException());
    }
    return SubscribeResult.SUBSCRIBED;
  }

  @Override
  public boolean unsubscribe(ConnectionId connection, SubscriptionId id) {
    throw new UnsupportedOperationException();
  }

  private void called(String call) {
    calls.add(call);
    if (!up) {
      throw down();
    }
  }

  private static StoreUnavailableException down() {
    return new StoreUnavailableException("The store is down.", new IOException());
  }

  @Override
  public OptionalLong beat(ConnectionId id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void advance(Reminder heeded) {
    throw new UnsupportedOperationException();
  }
}
