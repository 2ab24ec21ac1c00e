package dev.switchboard.aws.dynamodb;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;

/**
 * The items of the connections table: one for each connection, with its number of subscriptions.
 */
final class ConnectionItems {

  static final String ID = "connectionId";
  static final String SEQUENCE = "beat";
  static final String SUBSCRIPTIONS = "subscriptions";

  private ConnectionItems() {}

  static DynamoDbItem key(ConnectionId id) {
    return DynamoDbItem.of(ID, id.value());
  }

  static DynamoDbItem row(Connection connection, int subscriptions) {
    return key(connection.id()).withConnection(connection).with(SUBSCRIPTIONS, subscriptions);
  }

  static Connection connection(DynamoDbItem row) {
    return row.connection(new ConnectionId(row.text(ID)));
  }
}
