package dev.switchboard.proof;

import static java.util.Comparator.comparing;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.connection.SubscriptionId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;

/** A sample client for an invented outcome. */
enum SamplePeer {
  ADA,
  BOB,
  GONE_GUS;

  static final Instant NOON = Instant.parse("2100-01-01T12:00:00Z");
  static final Set<ConnectionId> LISTENERS = Set.of(ADA.id(), BOB.id());

  static final Comparator<ConnectionId> BY_PLACE = comparing(AudienceKey::of);

  ConnectionId id() {
    return new ConnectionId(name());
  }

  /** Returns a connection that has been open since noon. */
  Connection connection() {
    return Connection.plain(id(), NOON);
  }

  Subscription subscription() {
    return new Subscription(connection(), new SubscriptionId("1"), StoreTables.PATTERN);
  }
}
