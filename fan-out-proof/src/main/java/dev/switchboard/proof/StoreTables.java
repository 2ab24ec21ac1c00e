package dev.switchboard.proof;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.Page;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.connection.SubscriptionId;
import dev.switchboard.domain.queue.FanOutJob;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The two tables of a store in memory: connections, and their subscriptions to {@link #PATTERN}. A
 * subscription can exist without its connection, as after a removal in DynamoDB that was stopped
 * between its two deletes. May be shared between threads.
 */
final class StoreTables {

  static final ChannelPattern PATTERN = new ChannelPattern("/broadcast");

  private static final SubscriptionId ONLY = new SubscriptionId("1");

  private final Map<ConnectionId, Connection> connections = new ConcurrentHashMap<>();
  private final NavigableMap<AudienceKey, Subscription> subscriptions =
      new ConcurrentSkipListMap<>();

  void add(Connection connection) {
    connections.put(connection.id(), connection);
    addSubscriptionOnly(connection);
  }

  /** Adds the remaining subscription of a connection whose removal was stopped. */
  void addSubscriptionOnly(Connection connection) {
    subscriptions.put(AudienceKey.of(connection.id()), new Subscription(connection, ONLY, PATTERN));
  }

  Optional<Connection> find(ConnectionId id) {
    return Optional.ofNullable(connections.get(id));
  }

  void remove(ConnectionId id) {
    removeConnectionOnly(id);
    subscriptions.remove(AudienceKey.of(id));
  }

  void removeConnectionOnly(ConnectionId id) {
    connections.remove(id);
  }

  /** Reads the next subscriptions of a share, in the order of their keys. */
  Page<Subscription> page(ChannelPattern pattern, AudienceShare share, Cursor from, int size) {
    if (!pattern.equals(PATTERN)) {
      return new Page<>(List.of(), Optional.empty());
    }
    List<Subscription> left = audience(share, from);
    if (left.size() <= size) {
      return new Page<>(left, Optional.empty());
    }
    ConnectionId last = left.get(size - 1).connection().id();
    return new Page<>(left.subList(0, size), Optional.of(AudienceKey.of(last).cursor()));
  }

  private List<Subscription> audience(AudienceShare share, Cursor from) {
    return subscriptions.tailMap(AudienceKey.at(from), false).values().stream()
        .filter(each -> share.contains(each.connection().id()))
        .toList();
  }

  /** Returns the connections of a job. */
  List<ConnectionId> recipients(FanOutJob job) {
    return switch (job.work()) {
      case FanOutJob.SendToShare(_, _, var share, var from) -> ids(audience(share, from));
      case FanOutJob.SendToSome(_, var recipients, _) -> ids(recipients);
      case FanOutJob.Forget(var gone) -> gone;
    };
  }

  private static List<ConnectionId> ids(Collection<Subscription> subscriptions) {
    return subscriptions.stream().map(each -> each.connection().id()).toList();
  }

  /** Returns all connections that have a subscription or had one, in the order of their keys. */
  List<Connection> subscribers() {
    return subscriptions.values().stream().map(Subscription::connection).toList();
  }

  StoredRows rows() {
    return new StoredRows(
        Set.copyOf(connections.keySet()), Set.copyOf(ids(subscriptions.values())));
  }
}
