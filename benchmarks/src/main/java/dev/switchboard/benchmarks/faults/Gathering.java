package dev.switchboard.benchmarks.faults;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/** Who is in the store when a mix begins: all who listen, and of those who left whom it wants. */
final class Gathering {

  private static final int KINDS = 3;

  private final Mix mix;
  private final TwoTables tables;
  private final Instant now;
  private final Instant longAgo;

  /** Gathers into tables; times are to the millisecond, as the gateway says them. */
  Gathering(Mix mix, TwoTables tables, Instant now) {
    this.mix = mix;
    this.tables = tables;
    this.now = now.truncatedTo(ChronoUnit.MILLIS);
    this.longAgo = this.now.minus(Connection.OPENING);
  }

  void add(Iterable<ConnectionId> listeners, List<ConnectionId> left) {
    listeners.forEach(this::addOpen);
    if (mix.has(Trouble.OPENING)) {
      every(0, left).forEach(id -> tables.add(Connection.plain(id, now)));
    }
    if (mix.has(Trouble.GONE)) {
      every(1, left).forEach(this::addOpen);
      Crowd.GONE.forEach(this::addOpen);
    }
    if (mix.has(Trouble.HALF_REMOVED)) {
      every(2, left).forEach(id -> tables.addHalf(Connection.plain(id, longAgo)));
    }
  }

  private void addOpen(ConnectionId id) {
    tables.add(Connection.plain(id, longAgo));
  }

  /** Those who have left in one of the ways that there are. */
  private static List<ConnectionId> every(int kind, List<ConnectionId> left) {
    return IntStream.range(0, left.size())
        .filter(i -> i % KINDS == kind)
        .mapToObj(left::get)
        .toList();
  }
}
