package dev.switchboard.benchmarks.faults;

import static java.util.stream.Collectors.joining;

import dev.switchboard.domain.connection.ConnectionId;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Whose rows the store has, in either of its two tables. */
record Rows(Set<ConnectionId> connections, Set<ConnectionId> subscribers) {

  Rows {
    connections = Set.copyOf(connections);
    subscribers = Set.copyOf(subscribers);
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
    String names =
        all.stream()
            .filter(except.negate())
            .map(ConnectionId::value)
            .sorted()
            .collect(joining(", "));
    return Optional.of(names).filter(each -> !each.isEmpty());
  }
}
