package dev.switchboard.proof;

import static java.util.stream.Collectors.toSet;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Fills the store for a mix with all clients that listen, and with those that left in each way of
 * the mix.
 */
final class InitialRows {

  /**
   * Clients that have left, more than a fan-out removes in a second, so that some remain for jobs.
   * The gateway never had them; its answer 410 is checked with clients that did leave.
   */
  static final Set<ConnectionId> LONG_GONE =
      IntStream.range(0, 220).mapToObj(i -> new ConnectionId("gone-" + i)).collect(toSet());

  private static final int KINDS = 3;

  private final FaultMix mix;
  private final StoreTables tables;
  private final Instant now;
  private final Instant longAgo;

  /** Adds the rows to tables. Times have the precision of the gateway, a millisecond. */
  InitialRows(FaultMix mix, StoreTables tables, Instant now) {
    this.mix = mix;
    this.tables = tables;
    this.now = now.truncatedTo(ChronoUnit.MILLIS);
    this.longAgo = this.now.minus(Connection.OPENING);
  }

  void add(Iterable<ConnectionId> listeners, List<ConnectionId> left) {
    listeners.forEach(this::addOpen);
    if (mix.has(FaultKind.OPENING)) {
      every(0, left).forEach(id -> tables.add(Connection.plain(id, now)));
    }
    if (mix.has(FaultKind.GONE)) {
      every(1, left).forEach(this::addOpen);
      LONG_GONE.forEach(this::addOpen);
    }
    if (mix.has(FaultKind.HALF_REMOVED)) {
      every(2, left).forEach(id -> tables.addSubscriptionOnly(Connection.plain(id, longAgo)));
    }
  }

  private void addOpen(ConnectionId id) {
    tables.add(Connection.plain(id, longAgo));
  }

  /** Returns the clients that left in one of the ways. */
  private static List<ConnectionId> every(int kind, List<ConnectionId> left) {
    return IntStream.range(0, left.size())
        .filter(i -> i % KINDS == kind)
        .mapToObj(left::get)
        .toList();
  }
}
