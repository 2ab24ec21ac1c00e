package dev.switchboard.domain.fanout;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.doubles.PassingTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Connections to publish to, at an instant that does not pass. */
final class Audience {

  static final Instant NOW = PassingTime.START;

  private Audience() {}

  /** One that has been open for long. */
  static Connection open(String id) {
    return connected(Duration.ofHours(1), id);
  }

  /** One whose {@code $connect} may not have been answered yet. */
  static Connection opening(String id) {
    return connected(Duration.ofSeconds(1), id);
  }

  static Connection connected(Duration ago, String id) {
    return Connection.plain(new ConnectionId(id), NOW.minus(ago));
  }

  /** Many that have been open for long. */
  static List<Connection> open(int count) {
    return IntStream.range(0, count).mapToObj(i -> open("c" + i)).toList();
  }

  static List<ConnectionId> ids(List<Connection> connections) {
    return connections.stream().map(Connection::id).toList();
  }
}
