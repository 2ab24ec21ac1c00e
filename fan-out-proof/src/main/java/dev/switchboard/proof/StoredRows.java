package dev.switchboard.proof;

import dev.switchboard.domain.connection.ConnectionId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The connections with rows in the store, for each of its two tables. */
record StoredRows(Set<ConnectionId> connections, Set<ConnectionId> subscribers) {

  private static final int NAMED = 3;

  StoredRows {
    connections = Set.copyOf(connections);
    subscribers = Set.copyOf(subscribers);
  }

  /** Returns whether a connection has any row. */
  boolean has(ConnectionId id) {
    return connections.contains(id) || subscribers.contains(id);
  }

  /** Returns the connections without a subscription, by name. */
  Optional<String> connectionsAlone() {
    return without(connections, subscribers::contains);
  }

  /** Returns the subscriptions without a connection, by name. */
  Optional<String> subscriptionsAlone() {
    return without(subscribers, connections::contains);
  }

  /** Returns the given connections that lack a row, by name. */
  Optional<String> lacking(Collection<ConnectionId> some) {
    return without(some, id -> connections.contains(id) && subscribers.contains(id));
  }

  /** Returns the connections that are not among the given ones, by name. */
  Optional<String> connectionsBeside(Set<ConnectionId> some) {
    return without(connections, some::contains);
  }

  private static Optional<String> without(
      Collection<ConnectionId> all, Predicate<ConnectionId> except) {
    List<String> names =
        all.stream().filter(except.negate()).map(ConnectionId::value).sorted().toList();
    return names.isEmpty() ? Optional.empty() : Optional.of(some(names));
  }

  /** Joins the first few names, and adds the number of the others. */
  private static String some(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
    return names.size() > NAMED ? first + " and " + (names.size() - NAMED) + " more" : first;
  }
}
