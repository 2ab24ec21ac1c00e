package dev.switchboard.domain.fanout;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.doubles.PassingTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Connections to publish to, at a fixed instant. */
final class Audience {

  static final Instant NOW = PassingTime.START;

  private Audience() {}

  /** A connection that has been open for a long time. */
  static Connection open(String id) {
    return connected(Duration.ofHours(1), id);
  }

  /** A connection whose {@code $connect} may not have been answered yet. */
  static Connection opening(String id) {
    return connected(Duration.ofSeconds(1), id);
  }

  static Connection connected(Duration ago, String id) {
    return Connection.plain(new ConnectionId(id), NOW.minus(ago));
  }

  /** Connections that have been open for a long time. */
  static List<Connection> open(int count) {
    return IntStream.range(0, count).mapToObj(i -> open("c" + i)).toList();
  }

  static List<ConnectionId> ids(List<Connection> connections) {
    return connections.stream().map(Connection::id).toList();
  }
}
