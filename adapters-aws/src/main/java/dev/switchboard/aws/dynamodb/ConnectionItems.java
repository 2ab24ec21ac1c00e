package dev.switchboard.aws.dynamodb;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;

/** The rows of the connections table: one a connection, with how many subscriptions it has. */
final class ConnectionItems {

  static final String ID = "connectionId";
  static final String BEAT = "beat";
  static final String SUBSCRIPTIONS = "subscriptions";

  private ConnectionItems() {}

  static DynamoDbItem key(ConnectionId id) {
    return DynamoDbItem.of(ID, id.value());
  }

  static DynamoDbItem row(Connection connection, int subscriptions) {
    return key(connection.id()).livingAs(connection).with(SUBSCRIPTIONS, subscriptions);
  }

  static Connection connection(DynamoDbItem row) {
    return row.connection(new ConnectionId(row.text(ID)));
  }
}
