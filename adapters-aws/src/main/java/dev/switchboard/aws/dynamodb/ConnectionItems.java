package dev.switchboard.aws.dynamodb;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.ConnectionState;

/**
 * The items of the connections table: one for each connection, with its number of subscriptions.
 */
final class ConnectionItems {

  static final String ID = "connectionId";
  static final String SEQUENCE = "beat";
  static final String SUBSCRIPTIONS = "subscriptions";

  /** The reason why the client was refused. */
  private static final String REFUSED = "refused";

  /** The reason why the client's credentials could not be checked. */
  private static final String UNAVAILABLE = "unavailable";

  /** The reason why the client's principal exceeded a limit. */
  private static final String OVER_LIMIT = "overLimit";

  private ConnectionItems() {}

  static DynamoDbItem key(ConnectionId id) {
    return DynamoDbItem.of(ID, id.value());
  }

  static DynamoDbItem row(Connection connection, int subscriptions) {
    DynamoDbItem row = withPrincipal(connection).with(SUBSCRIPTIONS, subscriptions);
    return switch (connection.state()) {
      case ConnectionState.Accepted() -> row;
      case ConnectionState.Refused(String reason) ->
          reason.isEmpty() ? row : row.with(REFUSED, reason);
      case ConnectionState.Unavailable(String reason) -> row.with(UNAVAILABLE, reason);
      case ConnectionState.OverLimit(String reason) -> row.with(OVER_LIMIT, reason);
    };
  }

  private static DynamoDbItem withPrincipal(Connection connection) {
    DynamoDbItem row = key(connection.id()).withConnection(connection);
    return connection
        .principal()
        .map(principal -> row.with(PrincipalItems.PRINCIPAL, PrincipalItems.map(principal)))
        .orElse(row);
  }

  /** Returns the connection of a row. An older release stores no reason of a refusal. */
  static Connection connection(DynamoDbItem row) {
    Connection stored = row.connection(new ConnectionId(row.text(ID)));
    if (row.has(REFUSED)) {
      return Connection.refused(stored.id(), stored.connectedAt(), row.text(REFUSED));
    }
    if (row.has(OVER_LIMIT)) {
      return Connection.overLimit(stored.id(), stored.connectedAt(), row.text(OVER_LIMIT));
    }
    return row.has(UNAVAILABLE)
        ? Connection.unavailable(stored.id(), stored.connectedAt(), row.text(UNAVAILABLE))
        : stored.withPrincipal(PrincipalItems.principal(row));
  }
}
