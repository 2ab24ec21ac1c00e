package dev.switchboard.domain.fanout;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** A store that hands out the pages it was given, and remembers what it was asked and to forget. */
final class PagedStore implements ConnectionStore {

  private final Map<ChannelPattern, List<Supplier<List<Connection>>>> pages = new HashMap<>();
  private final List<ChannelPattern> asked = new ArrayList<>();
  private final List<AudienceShare> shares = new ArrayList<>();
  private final Queue<ConnectionId> removed = new ConcurrentLinkedQueue<>();
  private volatile Runnable removal = () -> {};

  /** Adds a page to those of a pattern. */
  void page(String pattern, List<Connection> subscribers) {
    page(pattern, () -> subscribers);
  }

  /** Adds a page that is made when it is read. */
  void page(String pattern, Supplier<List<Connection>> subscribers) {
    pages.computeIfAbsent(new ChannelPattern(pattern), _ -> new ArrayList<>()).add(subscribers);
  }

  /** Adds a page that cannot be read. */
  void brokenPage(String pattern) {
    page(
        pattern,
        () -> {
          throw down();
        });
  }

  /** Fails whenever it is told to forget a connection. */
  void failRemovals() {
    onRemoval(
        () -> {
          throw down();
        });
  }

  /** Says what happens when it is told to forget a connection. */
  void onRemoval(Runnable deed) {
    removal = deed;
  }

  /** The pattern of each page asked for, in order. */
  List<ChannelPattern> asked() {
    return asked;
  }

  /** The share of each page asked for, in order. */
  List<AudienceShare> shares() {
    return shares;
  }

  /** What it was told to forget. */
  List<ConnectionId> removed() {
    return List.copyOf(removed);
  }

  @Override
  public Page<Subscription> subscribersTo(
      ChannelPattern pattern, AudienceShare share, Cursor from) {
    asked.add(pattern);
    shares.add(share);
    List<Supplier<List<Connection>>> all = pages.getOrDefault(pattern, List.of(List::of));
    int page = from.equals(Cursor.START) ? 0 : Integer.parseInt(from.value());
    List<Subscription> items =
        all.get(page).get().stream()
            .map(connection -> new Subscription(connection, new SubscriptionId("1"), pattern))
            .toList();
    return new Page<>(
        items,
        Optional.of(page + 1)
            .filter(next -> next < all.size())
            .map(next -> new Cursor(next.toString())));
  }

  @Override
  public void remove(ConnectionId id) {
    removed.add(id);
    removal.run();
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

  private static StoreUnavailableException down() {
    return new StoreUnavailableException("The store is down.", new IOException());
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
