package dev.switchboard.proof;

import dev.switchboard.domain.connection.ConnectionId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Whose rows the store has, in either of its two tables. */
record StoredRows(Set<ConnectionId> connections, Set<ConnectionId> subscribers) {

  private static final int NAMED = 3;

  StoredRows {
    connections = Set.copyOf(connections);
    subscribers = Set.copyOf(subscribers);
  }

  /** Whether there is any row of somebody. */
  boolean has(ConnectionId id) {
    return connections.contains(id) || subscribers.contains(id);
  }

  /** Connections whose subscription is gone, by name. */
  Optional<String> connectionsAlone() {
    return without(connections, subscribers::contains);
  }

  /** Subscriptions whose connection is gone, by name. */
  Optional<String> subscriptionsAlone() {
    return without(subscribers, connections::contains);
  }

  /** Those of some who have no row, by name. */
  Optional<String> lacking(Collection<ConnectionId> some) {
    return without(some, id -> connections.contains(id) && subscribers.contains(id));
  }

  /** Connections that are not among some, by name. */
  Optional<String> connectionsBeside(Set<ConnectionId> some) {
    return without(connections, some::contains);
  }

  private static Optional<String> without(
      Collection<ConnectionId> all, Predicate<ConnectionId> except) {
    List<String> names =
        all.stream().filter(except.negate()).map(ConnectionId::value).sorted().toList();
    return names.isEmpty() ? Optional.empty() : Optional.of(some(names));
  }

  /** A crowd is not named to the last. */
  private static String some(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
    return names.size() > NAMED ? first + " and " + (names.size() - NAMED) + " more" : first;
  }
}
