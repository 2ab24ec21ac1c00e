package dev.switchboard.aws.dynamodb;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Limits;
import dev.switchboard.domain.connection.PrincipalId;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Reads, writes and deletes the rows of tracked principals in the subscriptions table. */
final class PrincipalRows {

  private final BoundedDynamoDbClient dynamoDb;
  private final BatchDeleter deletes;
  private final String table;
  private final boolean tracked;
  private final InstantSource clock;

  @Inject
  PrincipalRows(
      BoundedDynamoDbClient dynamoDb,
      BatchDeleter deletes,
      DynamoDbSettings settings,
      Limits limits,
      InstantSource clock) {
    this.dynamoDb = dynamoDb;
    this.deletes = deletes;
    this.table = settings.subscriptionsTable();
    this.tracked = limits.principals().on();
    this.clock = clock;
  }

  /** Returns the collection of a principal's rows; empty if principals are not tracked. */
  Optional<String> collection(PrincipalId principal) {
    return tracked ? Optional.of(PrincipalItems.collection(principal)) : Optional.empty();
  }

  /** Returns the write of a connection's row; none if principals are not tracked. */
  List<TransactWriteItem> put(Connection connection, PrincipalId principal) {
    return tracked
        ? List.of(
            TransactWriteItem.builder()
                .put(
                    put ->
                        put.tableName(table)
                            .item(PrincipalItems.row(connection, principal).attributes()))
                .build())
        : List.of();
  }

  /** Deletes the row of a connection. */
  void delete(String collection, ConnectionId connection) {
    deletes.delete(table, List.of(PrincipalItems.key(collection, connection)));
  }

  /** Returns open connections of a principal, up to a number. */
  List<ConnectionId> find(PrincipalId principal, int most) {
    List<ConnectionId> open = new ArrayList<>();
    Map<String, AttributeValue> next = Map.of();
    do {
      Map<String, AttributeValue> from = next;
      QueryResponse page = dynamoDb.query(query -> rows(query, principal, most, from));
      page.items().stream()
          .map(DynamoDbItem::new)
          .map(row -> row.connection(new ConnectionId(row.text(SubscriptionItems.MEMBER))))
          .filter(connection -> !connection.hasExpired(clock.instant()))
          .forEach(connection -> open.add(connection.id()));
      next = page.lastEvaluatedKey();
    } while (open.size() < most && !next.isEmpty());
    return List.copyOf(open.subList(0, Math.min(most, open.size())));
  }

  private void rows(
      QueryRequest.Builder query,
      PrincipalId principal,
      int most,
      Map<String, AttributeValue> from) {
    query
        .tableName(table)
        .consistentRead(true)
        .limit(most)
        .keyConditionExpression("#collection = :principal")
        .expressionAttributeNames(Map.of("#collection", SubscriptionItems.COLLECTION))
        .expressionAttributeValues(
            Map.of(":principal", AttributeValue.fromS(PrincipalItems.collection(principal))));
    if (!from.isEmpty()) {
      query.exclusiveStartKey(from);
    }
  }
}
