package dev.switchboard.proof;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.PrincipalId;
import dev.switchboard.domain.connection.Reminder;
import dev.switchboard.domain.connection.SubscribeResult;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.connection.SubscriptionId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A store that supports only the operations of a fan-out: reading an audience and removing
 * connections.
 */
interface FanOutStore extends ConnectionStore {

  @Override
  default void add(Connection connection, List<Subscription> initially) {
    throw new UnsupportedOperationException();
  }

  @Override
  default Optional<Connection> find(ConnectionId id) {
    throw new UnsupportedOperationException();
  }

  @Override
  default void recordPrincipal(Connection connection, PrincipalId principal) {
    throw new UnsupportedOperationException();
  }

  @Override
  default List<ConnectionId> connectionsOf(PrincipalId principal, int most) {
    throw new UnsupportedOperationException();
  }

  @Override
  default SubscribeResult subscribe(Subscription subscription) {
    throw new UnsupportedOperationException();
  }

  @Override
  default boolean unsubscribe(ConnectionId connection, SubscriptionId id) {
    throw new UnsupportedOperationException();
  }

  @Override
  default OptionalLong sequence(ConnectionId id) {
    throw new UnsupportedOperationException();
  }

  @Override
  default void advance(Reminder handled) {
    throw new UnsupportedOperationException();
  }
}
