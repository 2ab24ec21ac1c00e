package dev.switchboard.aws;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;

/** The rows of the connections table: one a connection, with how many subscriptions it has. */
final class ConnectionRows {

  static final String ID = "connectionId";
  static final String SEQUENCE = "beat";
  static final String SUBSCRIPTIONS = "subscriptions";

  private ConnectionRows() {}

  static Row key(ConnectionId id) {
    return Row.of(ID, id.value());
  }

  static Row row(Connection connection, int subscriptions) {
    return key(connection.id()).livingAs(connection).with(SUBSCRIPTIONS, subscriptions);
  }

  static Connection connection(Row row) {
    return row.connection(new ConnectionId(row.text(ID)));
  }
}
