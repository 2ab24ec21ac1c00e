package dev.switchboard.benchmarks.faults;

import static java.util.stream.Collectors.toSet;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.connection.SubscriptionId;
import dev.switchboard.domain.queue.FanOutJob;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who is connected, and who of them listens to the one pattern that there is: a store in memory,
 * and beside it subscriptions whose connection is gone, which that never has.
 *
 * <p>As in DynamoDB, a connection goes before what it is subscribed to. May be shared between
 * threads.
 */
final class TwoTables {

  static final ChannelPattern PATTERN = new ChannelPattern("/broadcast");

  private static final SubscriptionId ONLY = new SubscriptionId("1");

  private final ConnectionStore memory;
  private final Map<ConnectionId, Subscription> halves = new ConcurrentHashMap<>();

  /** Those of an empty store, all of which a page of it holds. */
  TwoTables(ConnectionStore memory) {
    this.memory = memory;
  }

  void add(Connection connection) {
    memory.add(connection, List.of(new Subscription(connection, ONLY, PATTERN)));
  }

  /** Adds what a removal left that was stopped half-way. */
  void addHalf(Connection connection) {
    halves.put(connection.id(), new Subscription(connection, ONLY, PATTERN));
  }

  Optional<Connection> find(ConnectionId id) {
    return memory.find(id);
  }

  void remove(ConnectionId id) {
    memory.remove(id);
    halves.remove(id);
  }

  /** Removes a connection, and not what it is subscribed to. */
  void removeHalf(ConnectionId id) {
    find(id).ifPresent(this::addHalf);
    memory.remove(id);
  }

  /** All of a share who come after a cursor, in the order of their places. */
  List<Subscription> audience(AudienceShare share, Cursor from) {
    NavigableMap<Place, Subscription> all = new TreeMap<>();
    memory
        .subscribersTo(PATTERN, share, Cursor.START)
        .items()
        .forEach(each -> all.put(Place.of(each.connection().id()), each));
    halves.values().stream()
        .filter(each -> share.contains(each.connection().id()))
        .forEach(each -> all.put(Place.of(each.connection().id()), each));
    return List.copyOf(all.tailMap(Place.at(from), false).values());
  }

  /** How many a job is for. */
  int recipients(FanOutJob job) {
    return switch (job.work()) {
      case FanOutJob.SendToShare(_, _, var share, var from) -> audience(share, from).size();
      case FanOutJob.SendToSome(_, var recipients, _) -> recipients.size();
      case FanOutJob.Forget(var gone) -> gone.size();
    };
  }

  /** How many listen in all. */
  int subscribers() {
    return audience(AudienceShare.WHOLE, Cursor.START).size();
  }

  Rows rows() {
    return new Rows(
        memory.connections(Cursor.START).items().stream().map(Connection::id).collect(toSet()),
        audience(AudienceShare.WHOLE, Cursor.START).stream()
            .map(each -> each.connection().id())
            .collect(toSet()));
  }
}
